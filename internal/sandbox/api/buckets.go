package api

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3bolt"
	"go.etcd.io/bbolt"

	"flota.dev/flota/internal/sandbox/store"
)

// ErrNoObject says that a bucket, or an object in it, is not there.
var ErrNoObject = errors.New("no such object")

// Buckets are S3's buckets and their objects, in one bolt file. Names of
// buckets are the same for all accounts, as they are on AWS.
type Buckets struct {
	db      *bbolt.DB
	backend backend
	// writing makes a look at an object and the write that depends on it one step.
	writing sync.Mutex
}

// OpenBuckets opens the buckets in the file at path, making it if it is not
// there. A file that cannot be read is left as it is and reported as
// store.ErrCorrupt.
func OpenBuckets(path string) (*Buckets, error) {
	return openBuckets(path, 0)
}

// openBuckets takes the most bytes that the file may have; 0 is as many as the disk has.
func openBuckets(path string, most int) (*Buckets, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	if err := store.Intact(path); err != nil {
		return nil, err
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second, MaxSize: most})
	if err != nil {
		return nil, fmt.Errorf("buckets %s: %w", path, err)
	}
	return &Buckets{db: db, backend: backend{s3bolt.New(db), newHistory(db)}}, nil
}

// Close releases the file.
func (b *Buckets) Close() error { return b.db.Close() }

// Create makes a bucket; one that is there already is an error.
func (b *Buckets) Create(name string) error { return b.backend.CreateBucket(name) }

// Delete removes a bucket with all its objects; one that is not there is ErrNoObject.
func (b *Buckets) Delete(name string) error {
	if !b.Exists(name) {
		return fmt.Errorf("%w: bucket %s", ErrNoObject, name)
	}
	if err := b.backend.history.drop(name); err != nil {
		return err
	}
	return b.backend.ForceDeleteBucket(name)
}

// Exists says whether a bucket is there.
func (b *Buckets) Exists(name string) bool {
	ok, err := b.backend.BucketExists(name)
	return err == nil && ok
}

// Empty says whether a bucket holds no objects, and no old versions of any.
func (b *Buckets) Empty(name string) (bool, error) {
	list, err := b.backend.ListBucket(name, nil, gofakes3.ListBucketPage{MaxKeys: 1})
	if err != nil {
		return false, err
	}
	if len(list.Contents) > 0 {
		return false, nil
	}
	old, err := b.backend.history.list(name, "")
	return len(old) == 0, err
}

// Object opens an object for reading. The entity tag comes without quotes, the
// size in bytes. What is not there is ErrNoObject.
func (b *Buckets) Object(bucket, key string) (content io.ReadCloser, contentType string, size int64, etag string, err error) {
	o, err := b.backend.GetObject(bucket, key, nil)
	if gofakes3.HasErrorCode(err, gofakes3.ErrNoSuchKey) || gofakes3.HasErrorCode(err, gofakes3.ErrNoSuchBucket) {
		return nil, "", 0, "", fmt.Errorf("%w: %s in bucket %s", ErrNoObject, key, bucket)
	}
	if err != nil {
		return nil, "", 0, "", err
	}
	return o.Contents, o.Metadata["Content-Type"], o.Size, hex.EncodeToString(o.Hash), nil
}

// Open opens an object for reading, with the header that GetObject answers with:
// its type, size and entity tag, and what its upload said about caching. What
// is not there is fs.ErrNotExist.
func (b *Buckets) Open(bucket, key string) (content io.ReadCloser, header http.Header, err error) {
	o, err := b.backend.GetObject(bucket, key, nil)
	if gofakes3.HasErrorCode(err, gofakes3.ErrNoSuchKey) || gofakes3.HasErrorCode(err, gofakes3.ErrNoSuchBucket) {
		return nil, nil, &fs.PathError{Op: "open", Path: bucket + "/" + key, Err: fs.ErrNotExist}
	}
	if err != nil {
		return nil, nil, err
	}
	header = http.Header{}
	for name, value := range o.Metadata {
		header.Set(name, value)
	}
	header.Set("Content-Length", strconv.FormatInt(o.Size, 10))
	header.Set("Etag", strconv.Quote(hex.EncodeToString(o.Hash)))
	return o.Contents, header, nil
}

// Write writes an object; a bucket that is not there is ErrNoObject.
func (b *Buckets) Write(bucket, key string, content []byte) error {
	if !b.Exists(bucket) {
		return fmt.Errorf("%w: bucket %s", ErrNoObject, bucket)
	}
	b.writing.Lock()
	defer b.writing.Unlock()
	_, err := b.backend.PutObject(bucket, key, map[string]string{}, bytes.NewReader(content), int64(len(content)), nil)
	return err
}

// etag returns an object's entity tag without quotes, or "" if it is not there.
func (b *Buckets) etag(bucket, key string) (string, error) {
	o, err := b.backend.HeadObject(bucket, key)
	if gofakes3.HasErrorCode(err, gofakes3.ErrNoSuchKey) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return hex.EncodeToString(o.Hash), nil
}

// backend mends what the library's bolt backend does differently from S3: it
// keeps every header of the upload, gives an overwritten object the old one's
// metadata, and hides why a write failed.
type backend struct {
	*s3bolt.Backend
	history *history
}

// ListBuckets leaves out what is no bucket but the versions of all.
func (b backend) ListBuckets() ([]gofakes3.BucketInfo, error) {
	all, err := b.Backend.ListBuckets()
	return slices.DeleteFunc(all, func(i gofakes3.BucketInfo) bool { return i.Name == versionsBucket }), err
}

// DeleteBucket refuses to delete a bucket that holds old versions, as it does one with objects.
func (b backend) DeleteBucket(name string) error {
	old, err := b.history.list(name, "")
	if err != nil {
		return err
	}
	if len(old) > 0 {
		return gofakes3.ResourceError(gofakes3.ErrBucketNotEmpty, name)
	}
	return explain(b.Backend.DeleteBucket(name))
}

// PutObject keeps only the metadata that S3 keeps.
func (b backend) PutObject(bucket, key string, meta map[string]string, content io.Reader, size int64, conditions *gofakes3.PutConditions) (gofakes3.PutObjectResult, error) {
	for name, value := range meta {
		if as, ok := strings.CutPrefix(name, passed); ok {
			meta[as] = value
			delete(meta, name)
		}
	}
	for name := range meta {
		if !isMetadata(name) {
			delete(meta, name)
		}
	}
	if b.history.copied(bucket, key) {
		meta[replicationHeader] = replicationPending
	}
	contents, err := gofakes3.ReadAll(content, size)
	if err != nil {
		return gofakes3.PutObjectResult{}, err
	}
	result, err := b.write(bucket, key, meta, contents, conditions)
	if err == nil {
		b.history.wrote(bucket, key)
	}
	return result, err
}

// write writes an object with just this metadata, and keeps what it was before.
func (b backend) write(bucket, key string, meta map[string]string, contents []byte, conditions *gofakes3.PutConditions) (gofakes3.PutObjectResult, error) {
	if old, err := b.Backend.HeadObject(bucket, key); err == nil {
		for name := range old.Metadata {
			if _, ok := meta[name]; !ok {
				meta[name] = "" // else the bolt backend takes over the old object's
			}
		}
	}
	id, err := b.supersede(bucket, key, false)
	if err != nil {
		return gofakes3.PutObjectResult{}, explain(err)
	}
	if id != "" && id != nullVersion {
		meta[versionHeader] = id
	}
	result, err := b.Backend.PutObject(bucket, key, meta, bytes.NewReader(contents), int64(len(contents)), conditions)
	result.VersionID = gofakes3.VersionID(id)
	return result, explain(err)
}

// CreateBucket makes a bucket.
func (b backend) CreateBucket(name string) error {
	err := b.Backend.CreateBucket(name)
	if gofakes3.HasErrorCode(err, gofakes3.ErrBucketAlreadyExists) {
		return gofakes3.ResourceError("BucketAlreadyOwnedByYou", name)
	}
	return explain(err)
}

// CopyObject is the library's copy by way of our PutObject.
func (b backend) CopyObject(fromBucket, fromKey, bucket, key string, meta map[string]string) (gofakes3.CopyObjectResult, error) {
	return gofakes3.CopyObject(b, fromBucket, fromKey, bucket, key, meta)
}

// GetObject reads an object.
func (b backend) GetObject(bucket, key string, part *gofakes3.ObjectRangeRequest) (*gofakes3.Object, error) {
	return tidy(b.Backend.GetObject(bucket, key, part))
}

// HeadObject reads an object's metadata.
func (b backend) HeadObject(bucket, key string) (*gofakes3.Object, error) {
	return tidy(b.Backend.HeadObject(bucket, key))
}

func tidy(o *gofakes3.Object, err error) (*gofakes3.Object, error) {
	if err != nil {
		return nil, err
	}
	if id := o.Metadata[versionHeader]; id != "" {
		o.VersionID = gofakes3.VersionID(id)
		delete(o.Metadata, versionHeader)
	}
	for name, value := range o.Metadata {
		if value == "" {
			delete(o.Metadata, name)
		}
	}
	return o, nil
}

// isMetadata tells the headers of an upload that come back with the object.
func isMetadata(header string) bool {
	switch header {
	case "Content-Type", "Content-Disposition", "Content-Encoding", "Content-Language", "Cache-Control", "Expires", "Last-Modified",
		"X-Amz-Server-Side-Encryption", "X-Amz-Server-Side-Encryption-Aws-Kms-Key-Id":
		return true
	}
	return strings.HasPrefix(header, "X-Amz-Meta-")
}

// explain lets the client know why a write failed: a full disk is the user's to mend.
func explain(err error) error {
	if _, ok := errors.AsType[gofakes3.Error](err); ok || err == nil {
		return err
	}
	return gofakes3.ErrorMessage(gofakes3.ErrInternal, err.Error())
}
