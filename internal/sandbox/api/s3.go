package api

import (
	"bytes"
	"encoding/xml"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"

	"github.com/johannesboyne/gofakes3"

	"flota.dev/flota/internal/sandbox/store"
)

// maxObject bounds one upload: the bolt file takes values below 2 GiB, and an
// upload is held in memory.
const maxObject = 1 << 30

// objects is S3: gofakes3 for buckets and objects, and in front of it what
// today's clients need beyond it.
type objects struct {
	buckets *Buckets
	store   *store.Store
	inner   http.Handler
	copies  *replicator
}

func newObjects(b *Buckets, st *store.Store) *objects {
	o := &objects{
		buckets: b,
		store:   st,
		inner:   gofakes3.New(b.backend, gofakes3.WithTimeSkewLimit(0)).Server(),
	}
	o.copies = newReplicator(b, st)
	h := b.backend.history
	h.status, h.wrote = o.versioning, o.copies.wrote
	h.copied = func(bucket, key string) bool {
		target, _ := o.copies.target(place{bucket, key})
		return target != ""
	}
	return o
}

func (o *objects) serve(w http.ResponseWriter, r *http.Request, c caller) {
	w.Header().Set("X-Amz-Bucket-Region", c.Region)
	hostToPath(r)
	askForNull(r)
	if err := readObject(r); err != nil {
		writeS3Error(w, c, asError(err))
		return
	}
	if name := subresource(r); name != "" {
		o.serveSubresource(w, r, c, name)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		o.buckets.writing.Lock()
		defer o.buckets.writing.Unlock()
	}
	if r.Method == http.MethodDelete && r.Header.Get("If-Match") != "" {
		if err := o.checkMatch(r); err != nil {
			writeS3Error(w, c, asError(err))
			return
		}
	}
	passServed(r.Header)
	o.inner.ServeHTTP(w, r)
}

// passed begins the names by which headers get past gofakes3, which would drop them.
const passed = "X-Amz-Passed-"

// passServed keeps what an upload says about how its object is to be served.
func passServed(h http.Header) {
	for _, name := range [...]string{"Cache-Control", "Content-Language", "Expires"} {
		if value := h.Get(name); value != "" {
			h.Set(passed+name, value)
		}
	}
}

// hostToPath turns http://BUCKET.localhost/KEY, which clients make of the
// endpoint http://localhost, into the form with the bucket in the path.
func hostToPath(r *http.Request) {
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = r.Host
	}
	if bucket, ok := strings.CutSuffix(host, ".localhost"); ok && bucket != "" {
		r.URL.Path = "/" + bucket + r.URL.Path
		r.URL.RawPath = ""
	}
}

// readObject reads the body of an upload whole, before any lock is held, and
// takes off the framing and the checksums that SDKs put around it.
func readObject(r *http.Request) error {
	if r.Method != http.MethodPut && r.Method != http.MethodPost {
		return nil
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxObject+1))
	if err != nil {
		return failf("IncompleteBody", "%s", err)
	}
	if len(body) > maxObject {
		return failf("EntityTooLarge", "the sandbox takes objects of at most %d bytes", maxObject)
	}
	trailer := http.Header{}
	if strings.HasPrefix(r.Header.Get("X-Amz-Content-Sha256"), "STREAMING-") {
		if body, trailer, err = unchunk(body); err != nil {
			return err
		}
		r.Header.Set("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD")
		setEncoding(r.Header)
	}
	for _, h := range []http.Header{r.Header, trailer} {
		if err := checkSums(h, body); err != nil {
			return err
		}
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	r.ContentLength = int64(len(body))
	r.Header.Set("Content-Length", strconv.Itoa(len(body)))
	return nil
}

// setEncoding takes aws-chunked, which is not the object's own, off Content-Encoding.
func setEncoding(h http.Header) {
	var own []string
	for name := range strings.SplitSeq(h.Get("Content-Encoding"), ",") {
		if name = strings.TrimSpace(name); name != "" && name != "aws-chunked" {
			own = append(own, name)
		}
	}
	h.Del("Content-Encoding")
	if len(own) > 0 {
		h.Set("Content-Encoding", strings.Join(own, ","))
	}
}

// checkMatch holds DeleteObject's If-Match, which gofakes3 does not know
// (Amazon S3 User Guide, "How to perform conditional deletes").
func (o *objects) checkMatch(r *http.Request) error {
	bucket, key, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	have, err := o.buckets.etag(bucket, key)
	if err != nil {
		return err
	}
	want := strings.Trim(r.Header.Get("If-Match"), `"`)
	if have == "" || want != "*" && want != have {
		return &Error{Code: "PreconditionFailed", Message: "At least one of the pre-conditions you specified did not hold", Status: http.StatusPreconditionFailed}
	}
	return nil
}

func writeS3Error(w http.ResponseWriter, c caller, e *Error) {
	body := struct {
		XMLName   xml.Name `xml:"Error"`
		Code      string
		Message   string
		RequestID string `xml:"RequestId"`
	}{Code: e.Code, Message: e.Message, RequestID: c.RequestID}
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(e.status())
	// An error here means that the client is gone.
	_ = xml.NewEncoder(w).Encode(body)
}
