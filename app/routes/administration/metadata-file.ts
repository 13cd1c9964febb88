/** Puts the text of a form's file in the place of the field that it may be pasted into. */
export async function withMetadataFile(form: FormData): Promise<void> {
  const file = form.get("metadataFile");
  form.delete("metadataFile");
  if (file instanceof File && file.size > 0 && file.size < 1_000_000) form.set("metadata", await file.text());
}
