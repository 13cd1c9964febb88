export async function benchResults(_folder: string): Promise<void> {}
