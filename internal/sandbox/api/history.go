package api

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

const (
	// versionsBucket holds a bolt bucket for each S3 bucket that has old versions.
	// No S3 bucket's name begins with an underscore.
	versionsBucket = "_versions"
	// mostVersions is how many old versions of one object are kept: the sandbox
	// carries out no lifecycle rules, which on AWS end them.
	mostVersions = 100
)

// oldVersion is what an object was, or a delete marker.
type oldVersion struct {
	ID       string
	Marker   bool
	Meta     map[string]string
	Modified time.Time
	Hash     []byte
	Contents []byte
}

// history keeps the versions of objects that are no longer the current ones,
// and delete markers. Keys are the object's, a zero byte, and a number that
// falls, so that the newest comes first.
type history struct {
	db *bbolt.DB
	// status returns a bucket's state of versioning: Enabled, Suspended or "".
	status func(bucket string) string
	// copied says whether an object is copied elsewhere when it was written, which wrote tells.
	copied func(bucket, key string) bool
	wrote  func(bucket, key string)
}

// newHistory returns a history of buckets that keep no versions, until somebody says which do.
func newHistory(db *bbolt.DB) *history {
	return &history{
		db:     db,
		status: func(string) string { return "" },
		copied: func(string, string) bool { return false },
		wrote:  func(string, string) {},
	}
}

func prefixOf(key string) []byte { return append([]byte(key), 0) }

// add puts versions before the others of their key, the oldest first; one that
// is the newest already is not added again.
func (h *history) add(bucket, key string, versions ...oldVersion) error {
	if len(versions) == 0 {
		return nil
	}
	return h.db.Update(func(tx *bbolt.Tx) error {
		root, err := tx.CreateBucketIfNotExists([]byte(versionsBucket))
		if err != nil {
			return err
		}
		b, err := root.CreateBucketIfNotExists([]byte(bucket))
		if err != nil {
			return err
		}
		before, err := collect(b, key)
		if err != nil {
			return err
		}
		for _, v := range versions {
			if len(before) > 0 && before[0].ID == v.ID {
				continue
			}
			if err := insert(b, key, v); err != nil {
				return err
			}
		}
		for _, last := range before[min(len(before), mostVersions-len(versions)):] {
			if err := b.Delete(last.at); err != nil {
				return err
			}
		}
		return nil
	})
}

func insert(b *bbolt.Bucket, key string, v oldVersion) error {
	var raw bytes.Buffer
	if err := gob.NewEncoder(&raw).Encode(v); err != nil {
		return err
	}
	n, err := b.NextSequence()
	if err != nil {
		return err
	}
	return b.Put(binary.BigEndian.AppendUint64(prefixOf(key), ^n), raw.Bytes())
}

// found is a version and where it stands.
type found struct {
	oldVersion
	key string
	at  []byte
}

// collect returns the versions of a key, or of all keys for "", the newest of each first.
func collect(b *bbolt.Bucket, key string) ([]found, error) {
	var out []found
	prefix := []byte(nil)
	if key != "" {
		prefix = prefixOf(key)
	}
	c := b.Cursor()
	for at, raw := c.Seek(prefix); at != nil && bytes.HasPrefix(at, prefix); at, raw = c.Next() {
		v := found{at: bytes.Clone(at), key: string(at[:max(0, len(at)-9)])}
		if err := gob.NewDecoder(bytes.NewReader(raw)).Decode(&v.oldVersion); err != nil {
			return nil, fmt.Errorf("an old version of %s cannot be read: %w", v.key, err)
		}
		out = append(out, v)
	}
	return out, nil
}

// list returns the old versions of a key, or of all keys for "".
func (h *history) list(bucket, key string) (out []found, err error) {
	err = h.db.View(func(tx *bbolt.Tx) error {
		if b := h.in(tx, bucket); b != nil {
			out, err = collect(b, key)
		}
		return err
	})
	return out, err
}

func (h *history) in(tx *bbolt.Tx, bucket string) *bbolt.Bucket {
	root := tx.Bucket([]byte(versionsBucket))
	if root == nil {
		return nil
	}
	return root.Bucket([]byte(bucket))
}

// remove forgets one version.
func (h *history) remove(bucket, key, id string) error {
	return h.db.Update(func(tx *bbolt.Tx) error {
		b := h.in(tx, bucket)
		if b == nil {
			return nil
		}
		all, err := collect(b, key)
		for _, v := range all {
			if v.ID == id {
				err = b.Delete(v.at)
			}
		}
		return err
	})
}

// drop forgets all versions of a bucket.
func (h *history) drop(bucket string) error {
	return h.db.Update(func(tx *bbolt.Tx) error {
		if h.in(tx, bucket) == nil {
			return nil
		}
		return tx.Bucket([]byte(versionsBucket)).DeleteBucket([]byte(bucket))
	})
}
