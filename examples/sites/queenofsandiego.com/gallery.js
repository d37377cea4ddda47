// Reads the manifest of the bucket and shows the newest pictures first.
const bucket = "https://gallery.example.com/";

async function show(limit) {
  const answer = await fetch(bucket + "manifest.json");
  const manifest = await answer.json();
  const newest = manifest.Contents
    .filter((one) => one.Key.endsWith(".jpg"))
    .sort((a, b) => b.LastModified.localeCompare(a.LastModified))
    .slice(0, limit);
  const holder = document.getElementById("pictures");
  for (const one of newest) {
    const picture = document.createElement("img");
    picture.loading = "lazy";
    picture.src = bucket + one.Key;
    picture.alt = "On board";
    holder.append(picture);
  }
}

show(60);
