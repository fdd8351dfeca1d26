package release

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"flota.dev/flota/internal/ledger"
)

// index is the page that a site begins with. It goes up last, once all that it refers to is there.
const index = "index.html"

// uploads is how many objects are written at once.
const uploads = 8

// site releases static files. There is no CloudFront invalidation: what may
// change under the same name is served so that caches ask again.
func (a *attempt) site(ctx context.Context) (Result, error) {
	a.progress.enter(stageUpload, "")
	files, err := siteFiles(a.Files)
	if err != nil {
		return a.fail(ctx, err)
	}
	a.handed = true
	put := func(ctx context.Context, f File) error {
		kept, live := f, f
		kept.Key, live.Key = a.kept()+f.Key, a.served()+f.Key
		bucket := a.Outputs.Site.Bucket
		return errors.Join(a.ports.Files.Put(ctx, bucket, kept), a.ports.Files.Put(ctx, bucket, live))
	}
	if err := inOrder(ctx, files, func(f File) string { return f.Key }, put); err != nil {
		return a.fail(ctx, err)
	}
	return a.uploaded(ctx)
}

// siteBack serves a version again that the bucket has kept.
func (a *attempt) siteBack(ctx context.Context) (Result, error) {
	a.progress.enter(stageUpload, "")
	bucket, kept := a.Outputs.Site.Bucket, a.kept()
	keys, err := a.ports.Files.Keys(ctx, bucket, kept)
	if err == nil && len(keys) == 0 {
		err = fmt.Errorf("the bucket %s has kept no files of version %s", bucket, a.Version)
	}
	if err != nil {
		return a.fail(ctx, err)
	}
	a.handed = true
	name := func(key string) string { return strings.TrimPrefix(key, kept) }
	restore := func(ctx context.Context, key string) error {
		return a.ports.Files.Copy(ctx, bucket, key, a.served()+name(key))
	}
	if err := inOrder(ctx, keys, name, restore); err != nil {
		return a.fail(ctx, err)
	}
	return a.uploaded(ctx)
}

// kept and served are where the copy of the version lies, and what clients get.
func (a *attempt) kept() string   { return a.Outputs.Site.VersionsPrefix + "/" + a.Version + "/" }
func (a *attempt) served() string { return a.Outputs.Site.LivePrefix + "/" }

func (a *attempt) uploaded(ctx context.Context) (Result, error) {
	a.progress.now.Percent = 100
	a.markLive()
	return a.conclude(ctx, ending{verdict: ledger.Live})
}

// inOrder does something for each file: first for what pages refer to, then for
// the pages, and last for the index.
func inOrder[T any](ctx context.Context, items []T, name func(T) string, do func(context.Context, T) error) error {
	rank := func(item T) int {
		switch n := name(item); {
		case n == index:
			return 2
		case path.Ext(n) == ".html":
			return 1
		}
		return 0
	}
	for r := range 3 {
		same := slices.DeleteFunc(slices.Clone(items), func(item T) bool { return rank(item) != r })
		if err := together(ctx, same, do); err != nil {
			return err
		}
	}
	return nil
}

func together[T any](ctx context.Context, items []T, do func(context.Context, T) error) error {
	errs := make([]error, len(items))
	slots := make(chan struct{}, uploads)
	var wg sync.WaitGroup
	for i, item := range items {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			errs[i] = do(ctx, item)
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// siteFiles reads the files of a site and says how each is to be served.
func siteFiles(fsys fs.FS) ([]File, error) {
	var files []File
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		body, err := fs.ReadFile(fsys, name)
		files = append(files, File{Key: name, Body: body, ContentType: contentType(name), CacheControl: cacheControl(name)})
		return err
	})
	return files, err
}

// fingerprint matches the hash that bundlers put into the names of files that never change.
var fingerprint = regexp.MustCompile(`[.-][0-9a-zA-Z_]{8,}\.[a-z0-9]+$`)

var hasDigit = regexp.MustCompile(`[0-9]`)

func cacheControl(name string) string {
	base := path.Base(name)
	if f := fingerprint.FindString(base); f != "" && hasDigit.MatchString(strings.TrimSuffix(f, path.Ext(f))) {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}

// contentTypes holds types that the mime package does not know on every machine.
var contentTypes = map[string]string{
	".ico":         "image/x-icon",
	".map":         "application/json",
	".txt":         "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json",
	".woff":        "font/woff",
	".woff2":       "font/woff2",
}

func contentType(name string) string {
	ext := strings.ToLower(path.Ext(name))
	return cmp.Or(contentTypes[ext], mime.TypeByExtension(ext), "application/octet-stream")
}
