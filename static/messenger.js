// Hands what a fragment has just kept to the line that keeps it, and its progress to the line that shows it.
export default function ({ data }) {
  if (data.draft) window.__vinculoKept?.take?.(data.draft);
  if (data.progress) window.__vinculoProgress?.(data.progress);
}
