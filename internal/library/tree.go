package library

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
)

// Bounds of a library, so that a wrong repository fills no disk.
const (
	mostFiles = 20_000
	mostBytes = 64 << 20
)

// blob is a file of a commit.
type blob struct{ name, id string }

// files returns the files of a folder of a commit, by slash-separated path from there.
func (r repo) files(ctx context.Context, commit, dir string) (map[string][]byte, error) {
	listed, err := r.git(ctx, nil, "ls-tree", "-r", "-z", "--full-tree", commit+":"+dir)
	if err != nil {
		return nil, fmt.Errorf("commit %s has no folder %s", commit, dir)
	}
	blobs, err := readTree(listed)
	if err != nil {
		return nil, err
	}
	var ids bytes.Buffer
	for _, b := range blobs {
		ids.WriteString(b.id + "\n")
	}
	contents, err := r.git(ctx, ids.Bytes(), "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	return readBatch(contents, blobs)
}

// readTree reads what git ls-tree -z prints: "<mode> <type> <id>\t<name>", each
// ended by a zero byte. A link could lead anywhere, and a submodule is not
// pinned by flota.lock, so that neither may be there.
func readTree(listed []byte) ([]blob, error) {
	var blobs []blob
	for entry := range strings.SplitSeq(strings.TrimSuffix(string(listed), "\x00"), "\x00") {
		if entry == "" {
			continue
		}
		about, name, ok := strings.Cut(entry, "\t")
		fields := strings.Fields(about)
		if !ok || len(fields) != 3 {
			return nil, fmt.Errorf("git ls-tree prints %q", entry)
		}
		if fields[0] != "100644" && fields[0] != "100755" || !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, fmt.Errorf("%s is no plain file: links and submodules are not taken", name)
		}
		blobs = append(blobs, blob{name: name, id: fields[2]})
	}
	if len(blobs) == 0 || len(blobs) > mostFiles {
		return nil, fmt.Errorf("the folder modules holds %d files, and may hold 1 to %d", len(blobs), mostFiles)
	}
	return blobs, nil
}

// readBatch reads what git cat-file --batch prints for the blobs, in their
// order: "<id> blob <size>", a newline, the content, a newline.
func readBatch(printed []byte, blobs []blob) (map[string][]byte, error) {
	if len(printed) > mostBytes {
		return nil, fmt.Errorf("the folder modules holds more than %d MiB", mostBytes>>20)
	}
	files := map[string][]byte{}
	for _, b := range blobs {
		head, rest, ok := bytes.Cut(printed, []byte("\n"))
		size, err := strconv.Atoi(strings.TrimPrefix(string(head), b.id+" blob "))
		if !ok || err != nil || size < 0 || size >= len(rest) {
			return nil, fmt.Errorf("git cat-file prints %q for %s", head, b.name)
		}
		files[b.name] = bytes.Clone(rest[:size])
		printed = rest[size+1:]
	}
	return files, nil
}
