package cloud

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/ledger"
	"flota.dev/flota/internal/release"
	"flota.dev/flota/internal/stack"
)

// newS3 returns a Cloud whose S3 is gofakes3, and the names of the buckets' settings that were put.
func newS3(t *testing.T) (*Cloud, *[]string) {
	t.Helper()
	objects := gofakes3.New(s3mem.New(), gofakes3.WithLogger(gofakes3.DiscardLog())).Server()
	var mu sync.Mutex
	settings := new([]string)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, name := range []string{"publicAccessBlock", "encryption"} {
			if r.URL.Query().Has(name) { // which gofakes3 does not know
				body, _ := io.ReadAll(r.Body)
				mu.Lock()
				*settings = append(*settings, string(body))
				mu.Unlock()
				return
			}
		}
		objects.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	c, err := New(t.Context(), Config{Endpoint: server.URL, Account: account, Region: "eu-central-1"})
	if err != nil {
		t.Fatal(err)
	}
	return c, settings
}

func newBucket(t *testing.T) *Bucket {
	t.Helper()
	c, _ := newS3(t)
	b := c.Bucket("cambio-state")
	if err := b.Ensure(t.Context(), "cambio-state"); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEnsure(t *testing.T) {
	c, settings := newS3(t)
	b := c.Bucket("cambio-state")
	for range 2 {
		if err := b.Ensure(t.Context(), "cambio-state"); err != nil {
			t.Fatal(err)
		}
	}
	if len(*settings) != 2 {
		t.Fatalf("%d settings, want each once: %q", len(*settings), *settings)
	}
	all := strings.Join(*settings, " ")
	for _, want := range []string{"<BlockPublicPolicy>true", "<RestrictPublicBuckets>true", "<SSEAlgorithm>aws:kms"} {
		if !strings.Contains(all, want) {
			t.Errorf("settings lack %s: %s", want, all)
		}
	}
}

func TestBucketIsAStore(t *testing.T) {
	b := newBucket(t)
	if err := b.Put(t.Context(), "a/1", []byte("one"), true); err != nil {
		t.Fatal(err)
	}
	if err := b.Put(t.Context(), "a/1", []byte("two"), true); !errors.Is(err, ledger.ErrExists) {
		t.Errorf("error %v, want ErrExists", err)
	}
	if body, err := b.Get(t.Context(), "a/1"); err != nil || string(body) != "one" {
		t.Errorf("body %q, error %v", body, err)
	}
	if err := b.Put(t.Context(), "a/1", []byte("two"), false); err != nil {
		t.Error(err)
	}
	for _, k := range []string{"a/2", "a/3", "b/1"} {
		if err := b.Put(t.Context(), k, nil, false); err != nil {
			t.Fatal(err)
		}
	}
	keys, err := b.List(t.Context(), "a/", "a/1", 10)
	if diff := cmp.Diff([]string{"a/2", "a/3"}, keys); diff != "" || err != nil {
		t.Errorf("error %v, keys (-want +got):\n%s", err, diff)
	}
	if keys, err := b.List(t.Context(), "", "", 2); err != nil || len(keys) != 2 {
		t.Errorf("keys %q, error %v; want two", keys, err)
	}
	if err := errors.Join(b.Delete(t.Context(), "a/1"), b.Delete(t.Context(), "a/1")); err != nil {
		t.Error(err)
	}
	if _, err := b.Get(t.Context(), "a/1"); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("error %v, want ErrNotFound", err)
	}
}

func TestOneOfManyWritersWins(t *testing.T) {
	b := newBucket(t)
	var wg sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wg.Go(func() { errs[i] = b.Put(t.Context(), "lease", []byte(fmt.Sprint(i)), true) })
	}
	wg.Wait()
	won := 0
	for _, err := range errs {
		switch {
		case err == nil:
			won++
		case !errors.Is(err, ledger.ErrExists):
			t.Error(err)
		}
	}
	if won != 1 {
		t.Errorf("%d writers won, want one", won)
	}
}

func TestWriteConflictIsTriedAgain(t *testing.T) {
	const conflict = `<Error><Code>ConditionalRequestConflict</Code><Message>try again</Message></Error>`
	c, f := newFake(t, map[string][]answer{"PUT /cambio-state/a": {{409, conflict}, {}}})
	if err := c.Bucket("cambio-state").Put(t.Context(), "a", nil, true); err != nil || len(f.asked) != 2 {
		t.Errorf("error %v after %d tries", err, len(f.asked))
	}
}

func TestBucketOfAnotherAccount(t *testing.T) {
	c, _ := newFake(t, map[string][]answer{
		"HEAD /cambio-state": {{status: 404}},
		"PUT /cambio-state":  {{409, `<Error><Code>BucketAlreadyExists</Code><Message>taken</Message></Error>`}},
	})
	err := c.Bucket("cambio-state").Ensure(t.Context(), "cambio-state")
	e, ok := errors.AsType[*diag.Error](err)
	if !ok || e.What != "the bucket cambio-state belongs to another AWS account" || e.Hint == "" {
		t.Errorf("error %v", err)
	}
}

func TestOutputs(t *testing.T) {
	b := newBucket(t)
	if _, ok, err := b.Load(t.Context(), "service/orders/dev"); ok || err != nil {
		t.Errorf("before any were saved: found %v, error %v", ok, err)
	}
	want := stack.Outputs{"task_definition_arn": []byte(`"arn:1"`)}
	if err := b.Save(t.Context(), "service/orders/dev", want); err != nil {
		t.Fatal(err)
	}
	got, ok, err := b.Load(t.Context(), "service/orders/dev")
	if diff := cmp.Diff(want, got); diff != "" || !ok || err != nil {
		t.Errorf("found %v, error %v, outputs (-want +got):\n%s", ok, err, diff)
	}
}

func TestLedgerOnABucket(t *testing.T) {
	l := ledger.New(newBucket(t))
	_, lease, err := l.Acquire(t.Context(), "dev", "orders", ledger.Holder{Who: "ana"})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := l.Acquire(t.Context(), "dev", "orders", ledger.Holder{Who: "ben"}); !errors.Is(err, ledger.ErrHeld) {
		t.Errorf("error %v, want ErrHeld", err)
	}
	if err := lease.Release(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestFiles(t *testing.T) {
	c, _ := newS3(t)
	if err := c.Bucket("web").Ensure(t.Context(), "web"); err != nil {
		t.Fatal(err)
	}
	f := c.Release().Files
	page := release.File{Key: "versions/1/a b+c.html", Body: []byte("page"), ContentType: "text/html; charset=utf-8", CacheControl: "no-cache"}
	if err := errors.Join(f.Put(t.Context(), "web", page), f.Copy(t.Context(), "web", page.Key, "live/a b+c.html")); err != nil {
		t.Fatal(err)
	}
	keys, err := f.Keys(t.Context(), "web", "live/")
	if diff := cmp.Diff([]string{"live/a b+c.html"}, keys); diff != "" || err != nil {
		t.Errorf("error %v, keys (-want +got):\n%s", err, diff)
	}
	resp, err := http.Get(c.endpoint + "/web/live/a%20b%2Bc.html")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || string(body) != "page" || resp.Header.Get("Content-Type") != page.ContentType {
		t.Errorf("body %q, header %v, error %v", body, resp.Header, err)
	}
}

// gofakes3 forgets the header, so this looks at what is sent.
func TestFilesSayHowLongTheyKeep(t *testing.T) {
	sent := ""
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { sent = r.Header.Get("Cache-Control") }))
	defer server.Close()
	c, err := New(t.Context(), Config{Endpoint: server.URL, Account: account, Region: "eu-central-1"})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Release().Files.Put(t.Context(), "web", release.File{Key: "index.html", CacheControl: "no-cache"}); err != nil || sent != "no-cache" {
		t.Errorf("sent %q, error %v", sent, err)
	}
}
