package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
)

// Intact reads all of a bolt file and reports one that is damaged as
// ErrCorrupt. A file that is empty or not there is fine.
//
// It is for before the file is opened to write: bbolt then reads all pages too,
// but on a goroutine of its own, whose panic ends the process. And of a file
// that was cut short it reads memory that has no file behind it, which only
// becomes a panic, and not the end, where that is asked for.
func Intact(path string) (err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return nil
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %s: %v", ErrCorrupt, path, p)
		}
	}()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockTimeout, ReadOnly: true})
	if err != nil {
		return unopened(path, err)
	}
	defer db.Close()
	err = db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(_ []byte, b *bbolt.Bucket) error { return read(b) })
	})
	if err != nil {
		return fmt.Errorf("%w: %s: %v", ErrCorrupt, path, err)
	}
	return nil
}

// read goes through a bucket and the buckets in it.
func read(b *bbolt.Bucket) error {
	return b.ForEach(func(k, v []byte) error {
		if inner := b.Bucket(k); v == nil && inner != nil {
			return read(inner)
		}
		return nil
	})
}

// lockTimeout is how long to wait for a file that another process has open.
const lockTimeout = time.Second

// unopened tells why bbolt did not open a file.
func unopened(path string, err error) error {
	if errors.Is(err, bbolt.ErrTimeout) {
		return fmt.Errorf("%w: %s", ErrInUse, path)
	}
	return fmt.Errorf("%w: %s: %v", ErrCorrupt, path, err)
}
