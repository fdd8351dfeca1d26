package image

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/types"
)

// layer is a packed layer, held in memory in its compressed form.
type layer struct {
	compressed []byte
	digest     v1.Hash
	diffID     v1.Hash
}

func (l *layer) Digest() (v1.Hash, error)            { return l.digest, nil }
func (l *layer) DiffID() (v1.Hash, error)            { return l.diffID, nil }
func (l *layer) Size() (int64, error)                { return int64(len(l.compressed)), nil }
func (l *layer) MediaType() (types.MediaType, error) { return types.OCILayer, nil }
func (l *layer) Compressed() (io.ReadCloser, error) {
	return io.NopCloser(bytes.NewReader(l.compressed)), nil
}
func (l *layer) Uncompressed() (io.ReadCloser, error) {
	return gzip.NewReader(bytes.NewReader(l.compressed))
}

// packer writes a layer. All that could differ from one build to the next is fixed.
type packer struct {
	out  bytes.Buffer
	sum  hash.Hash // of the compressed bytes
	diff hash.Hash // of the bytes before compression
	zip  *gzip.Writer
	tar  *tar.Writer
}

func newPacker() *packer {
	p := &packer{sum: sha256.New(), diff: sha256.New()}
	// The level is valid, so there is no error. A better one saves little and takes many times as long.
	p.zip, _ = gzip.NewWriterLevel(io.MultiWriter(&p.out, p.sum), gzip.BestSpeed)
	p.tar = tar.NewWriter(io.MultiWriter(p.zip, p.diff))
	return p
}

// header returns an entry that belongs to root and is as old as time.
func header(name string, kind byte, mode int64) *tar.Header {
	return &tar.Header{Typeflag: kind, Name: name, Mode: mode, ModTime: time.Unix(0, 0), Format: tar.FormatPAX}
}

func (p *packer) folder(name string, mode int64) error {
	return p.tar.WriteHeader(header(name+"/", tar.TypeDir, mode))
}

func (p *packer) link(name, target string) error {
	h := header(name, tar.TypeSymlink, 0o777)
	h.Linkname = target
	return p.tar.WriteHeader(h)
}

// file copies a file into the layer, runnable if it is runnable where it stands.
func (p *packer) file(name, from string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	h := header(name, tar.TypeReg, 0o644)
	if info.Mode()&0o111 != 0 {
		h.Mode = 0o755
	}
	h.Size = info.Size()
	if err := p.tar.WriteHeader(h); err != nil {
		return err
	}
	_, err = io.Copy(p.tar, f)
	return err
}

// tree copies a folder's content into the layer, below name, in the order of the names.
func (p *packer) tree(name, from string) error {
	return filepath.WalkDir(from, func(at string, entry fs.DirEntry, err error) error {
		if err != nil || at == from {
			return err
		}
		rel, err := filepath.Rel(from, at)
		if err != nil {
			return err
		}
		in := path.Join(name, filepath.ToSlash(rel))
		switch kind := entry.Type(); {
		case kind.IsDir():
			return p.folder(in, 0o755)
		case kind.IsRegular():
			return p.file(in, at)
		case kind&fs.ModeSymlink != 0:
			target, err := os.Readlink(at)
			if err != nil {
				return err
			}
			return p.link(in, filepath.ToSlash(target))
		}
		return fmt.Errorf("%s is neither a file, a folder nor a link", at)
	})
}

func (p *packer) close() (*layer, error) {
	if err := p.tar.Close(); err != nil {
		return nil, err
	}
	if err := p.zip.Close(); err != nil {
		return nil, err
	}
	return &layer{compressed: p.out.Bytes(), digest: hashOf(p.sum), diffID: hashOf(p.diff)}, nil
}

func hashOf(h hash.Hash) v1.Hash {
	return v1.Hash{Algorithm: "sha256", Hex: hex.EncodeToString(h.Sum(nil))}
}
