/** Why a file named on the command line cannot be read, in words that follow "cannot be read: ". */
export function readingProblem(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return "there is no such file";
    case "EACCES":
    case "EPERM":
      return "reading it is not permitted";
    case "EISDIR":
      return "it is a folder";
    default:
      return typeof code === "string" ? `the system says ${code}` : null;
  }
}
