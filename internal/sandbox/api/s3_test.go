package api

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/google/go-cmp/cmp"
)

const stateBucket = "shop-state-111111111111-eu-central-1"

// apiError is what every error of the SDK is that came from the service.
type apiError interface {
	error
	ErrorCode() string
	ErrorMessage() string
}

func wantCode(t *testing.T, err error, want string) {
	t.Helper()
	got := ""
	if e, ok := errors.AsType[apiError](err); ok {
		got = e.ErrorCode()
	}
	if got != want {
		t.Errorf("error code = %q, want %q (%v)", got, want, err)
	}
}

func (d *door) s3(t *testing.T) *s3.Client {
	t.Helper()
	client := s3.NewFromConfig(d.aws, func(o *s3.Options) { o.UsePathStyle = true })
	if err := d.Buckets.Create(stateBucket); err != nil {
		t.Fatal(err)
	}
	return client
}

func put(t *testing.T, client *s3.Client, key, body string, change ...func(*s3.PutObjectInput)) (*s3.PutObjectOutput, error) {
	t.Helper()
	in := &s3.PutObjectInput{Bucket: aws.String(stateBucket), Key: aws.String(key), Body: strings.NewReader(body)}
	for _, c := range change {
		c(in)
	}
	return client.PutObject(t.Context(), in)
}

func get(t *testing.T, client *s3.Client, key string) (string, *s3.GetObjectOutput) {
	t.Helper()
	out, err := client.GetObject(t.Context(), &s3.GetObjectInput{Bucket: aws.String(stateBucket), Key: aws.String(key)})
	if err != nil {
		t.Fatal(err)
	}
	defer out.Body.Close()
	body, err := io.ReadAll(out.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body), out
}

// The SDK's defaults: a CRC32 with every upload, checked again on the way back.
func TestPutAndGetObject(t *testing.T) {
	client := newDoor(t).s3(t)
	for _, body := range []string{"first", "", strings.Repeat("large ", 100_000)} {
		_, err := put(t, client, "k", body, func(in *s3.PutObjectInput) {
			in.ContentType = aws.String("text/plain")
			in.ServerSideEncryption = types.ServerSideEncryptionAwsKms
			in.SSEKMSKeyId = aws.String("arn:aws:kms:eu-central-1:111111111111:key/1")
			in.Metadata = map[string]string{"size": fmt.Sprint(len(body))}
		})
		if err != nil {
			t.Fatal(err)
		}
		got, out := get(t, client, "k")
		if got != body {
			t.Errorf("read %d bytes back, want %d", len(got), len(body))
		}
		if got := aws.ToString(out.ContentType); got != "text/plain" {
			t.Errorf("content type = %q", got)
		}
		if diff := cmp.Diff(map[string]string{"size": fmt.Sprint(len(body))}, out.Metadata); diff != "" {
			t.Error(diff)
		}
	}
}

// A body that cannot be rewound goes out as aws-chunked with a trailing checksum.
func TestPutObjectChunked(t *testing.T) {
	d := newDoor(t)
	for _, algorithm := range []types.ChecksumAlgorithm{types.ChecksumAlgorithmCrc32, types.ChecksumAlgorithmCrc32c, types.ChecksumAlgorithmCrc64nvme, types.ChecksumAlgorithmSha1, types.ChecksumAlgorithmSha256} {
		t.Run(string(algorithm), func(t *testing.T) {
			body := strings.Repeat("0123456789", 20_000)
			framed, checksum := chunk(t, d, algorithm, body)
			if !strings.Contains(framed, ";") && !strings.Contains(framed, "\r\n") {
				t.Errorf("the SDK sent no chunks: %.40q", framed)
			}
			got, trailer, err := unchunk([]byte(framed))
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != body {
				t.Errorf("%d bytes, want %d", len(got), len(body))
			}
			if trailer.Get(checksum) == "" {
				t.Errorf("no %s in %v", checksum, trailer)
			}
			if err := checkSums(trailer, got); err != nil {
				t.Error(err)
			}
			if err := checkSums(trailer, []byte("other")); err == nil {
				t.Error("a wrong body passes for right")
			}
		})
	}
}

// chunk returns the body that the SDK sends over TLS, which is when it frames uploads.
func chunk(t *testing.T, d *door, algorithm types.ChecksumAlgorithm, body string) (framed, checksum string) {
	t.Helper()
	cfg := d.aws
	cfg.BaseEndpoint = aws.String("https://sandbox.invalid")
	cfg.HTTPClient = roundTrip(func(r *http.Request) (*http.Response, error) {
		raw, err := io.ReadAll(r.Body)
		framed, checksum = string(raw), r.Header.Get("X-Amz-Trailer")
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: http.NoBody}, err
	})
	client := s3.NewFromConfig(cfg)
	_, err := client.PutObject(t.Context(), &s3.PutObjectInput{
		Bucket: aws.String(stateBucket), Key: aws.String("k"), ChecksumAlgorithm: algorithm,
		Body: io.NopCloser(strings.NewReader(body)), ContentLength: aws.Int64(int64(len(body))),
	})
	if err != nil {
		t.Fatal(err)
	}
	return framed, checksum
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) Do(r *http.Request) (*http.Response, error) { return f(r) }

func TestBadChecksum(t *testing.T) {
	client := newDoor(t).s3(t)
	_, err := put(t, client, "k", "body", func(in *s3.PutObjectInput) { in.ChecksumCRC32 = aws.String("AAAAAA==") })
	wantCode(t, err, "BadDigest")
}

// Terraform's lock file: of many that want it, one gets it.
func TestIfNoneMatch(t *testing.T) {
	client := newDoor(t).s3(t)
	ifNone := func(in *s3.PutObjectInput) { in.IfNoneMatch = aws.String("*") }
	var won atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := put(t, client, "lock", "mine", ifNone); err == nil {
				won.Add(1)
			}
		})
	}
	wg.Wait()
	if got := won.Load(); got != 1 {
		t.Errorf("%d have the lock", got)
	}
	_, err := put(t, client, "lock", "mine", ifNone)
	wantCode(t, err, "PreconditionFailed")
}

func TestIfMatch(t *testing.T) {
	client := newDoor(t).s3(t)
	first, err := put(t, client, "k", "one")
	if err != nil {
		t.Fatal(err)
	}
	match := func(in *s3.PutObjectInput) { in.IfMatch = first.ETag }
	if _, err := put(t, client, "k", "two", match); err != nil {
		t.Fatal(err)
	}
	_, err = put(t, client, "k", "three", match)
	wantCode(t, err, "PreconditionFailed")
	remove := func(etag *string) error {
		_, err := client.DeleteObject(t.Context(), &s3.DeleteObjectInput{Bucket: aws.String(stateBucket), Key: aws.String("k"), IfMatch: etag})
		return err
	}
	wantCode(t, remove(first.ETag), "PreconditionFailed")
	_, out := get(t, client, "k")
	if err := remove(out.ETag); err != nil {
		t.Error(err)
	}
}

func TestListObjects(t *testing.T) {
	client := newDoor(t).s3(t)
	for i := range 7 {
		if _, err := put(t, client, fmt.Sprintf("ledger/%d.json", i), "{}"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := put(t, client, "outputs/base/dev.json", "{}"); err != nil {
		t.Fatal(err)
	}
	var keys []string
	pages := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{
		Bucket: aws.String(stateBucket), Prefix: aws.String("ledger/"), MaxKeys: aws.Int32(3),
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range page.Contents {
			keys = append(keys, aws.ToString(o.Key))
		}
	}
	want := []string{"ledger/0.json", "ledger/1.json", "ledger/2.json", "ledger/3.json", "ledger/4.json", "ledger/5.json", "ledger/6.json"}
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Error(diff)
	}
	list, err := client.ListObjectsV2(t.Context(), &s3.ListObjectsV2Input{Bucket: aws.String(stateBucket), Delimiter: aws.String("/")})
	if err != nil {
		t.Fatal(err)
	}
	if len(list.CommonPrefixes) != 2 {
		t.Errorf("%d common prefixes, want 2", len(list.CommonPrefixes))
	}
}

func TestDeleteObjects(t *testing.T) {
	client := newDoor(t).s3(t)
	for _, key := range []string{"a", "b"} {
		if _, err := put(t, client, key, key); err != nil {
			t.Fatal(err)
		}
	}
	_, err := client.DeleteObjects(t.Context(), &s3.DeleteObjectsInput{
		Bucket: aws.String(stateBucket),
		Delete: &types.Delete{Objects: []types.ObjectIdentifier{{Key: aws.String("a")}, {Key: aws.String("b")}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.GetObject(t.Context(), &s3.GetObjectInput{Bucket: aws.String(stateBucket), Key: aws.String("a")})
	wantCode(t, err, "NoSuchKey")
	_, err = client.HeadObject(t.Context(), &s3.HeadObjectInput{Bucket: aws.String(stateBucket), Key: aws.String("a")})
	wantCode(t, err, "NotFound")
}

func TestMultipartUpload(t *testing.T) {
	client := newDoor(t).s3(t)
	upload, err := client.CreateMultipartUpload(t.Context(), &s3.CreateMultipartUploadInput{Bucket: aws.String(stateBucket), Key: aws.String("big")})
	if err != nil {
		t.Fatal(err)
	}
	var done types.CompletedMultipartUpload
	for i, body := range []string{strings.Repeat("a", 5<<20), "end"} {
		part, err := client.UploadPart(t.Context(), &s3.UploadPartInput{
			Bucket: aws.String(stateBucket), Key: aws.String("big"), UploadId: upload.UploadId,
			PartNumber: aws.Int32(int32(i + 1)), Body: strings.NewReader(body),
		})
		if err != nil {
			t.Fatal(err)
		}
		done.Parts = append(done.Parts, types.CompletedPart{ETag: part.ETag, PartNumber: aws.Int32(int32(i + 1))})
	}
	_, err = client.CompleteMultipartUpload(t.Context(), &s3.CompleteMultipartUploadInput{
		Bucket: aws.String(stateBucket), Key: aws.String("big"), UploadId: upload.UploadId, MultipartUpload: &done,
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := get(t, client, "big"); len(got) != 5<<20+3 || !strings.HasSuffix(got, "aend") {
		t.Errorf("%d bytes", len(got))
	}
}

func TestCopyObject(t *testing.T) {
	client := newDoor(t).s3(t)
	if _, err := put(t, client, "a/b c", "body"); err != nil {
		t.Fatal(err)
	}
	_, err := client.CopyObject(t.Context(), &s3.CopyObjectInput{
		Bucket: aws.String(stateBucket), Key: aws.String("copy"), CopySource: aws.String(stateBucket + "/a/b%20c"),
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := get(t, client, "copy"); got != "body" {
		t.Errorf("copy holds %q", got)
	}
}

func TestBucketLife(t *testing.T) {
	d := newDoor(t)
	client := d.s3(t)
	name := aws.String("shop-artifacts")
	if _, err := client.CreateBucket(t.Context(), &s3.CreateBucketInput{Bucket: name}); err != nil {
		t.Fatal(err)
	}
	_, err := client.CreateBucket(t.Context(), &s3.CreateBucketInput{Bucket: name})
	wantCode(t, err, "BucketAlreadyOwnedByYou")
	list, err := client.ListBuckets(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Buckets) != 2 {
		t.Errorf("%d buckets, want 2", len(list.Buckets))
	}
	head, err := client.HeadBucket(t.Context(), &s3.HeadBucketInput{Bucket: name})
	if err != nil {
		t.Fatal(err)
	}
	if got := aws.ToString(head.BucketRegion); got != testRegion {
		t.Errorf("region = %q", got)
	}
	if _, err := client.DeleteBucket(t.Context(), &s3.DeleteBucketInput{Bucket: name}); err != nil {
		t.Error(err)
	}
	_, err = client.HeadBucket(t.Context(), &s3.HeadBucketInput{Bucket: name})
	wantCode(t, err, "NotFound")
	if _, err := put(t, client, "k", "body"); err != nil {
		t.Fatal(err)
	}
	_, err = client.DeleteBucket(t.Context(), &s3.DeleteBucketInput{Bucket: aws.String(stateBucket)})
	wantCode(t, err, "BucketNotEmpty")
}

func TestBucketSettings(t *testing.T) {
	client := newDoor(t).s3(t)
	name := aws.String(stateBucket)
	_, err := client.PutBucketVersioning(t.Context(), &s3.PutBucketVersioningInput{
		Bucket: name, VersioningConfiguration: &types.VersioningConfiguration{Status: types.BucketVersioningStatusEnabled},
	})
	if err != nil {
		t.Fatal(err)
	}
	versioning, err := client.GetBucketVersioning(t.Context(), &s3.GetBucketVersioningInput{Bucket: name})
	if err != nil {
		t.Fatal(err)
	}
	if versioning.Status != types.BucketVersioningStatusEnabled {
		t.Errorf("versioning = %q", versioning.Status)
	}
	if _, err := client.GetBucketEncryption(t.Context(), &s3.GetBucketEncryptionInput{Bucket: name}); err != nil {
		t.Error(err)
	}
	_, err = client.GetBucketPolicy(t.Context(), &s3.GetBucketPolicyInput{Bucket: name})
	wantCode(t, err, "NoSuchBucketPolicy")
	_, err = client.GetPublicAccessBlock(t.Context(), &s3.GetPublicAccessBlockInput{Bucket: name})
	wantCode(t, err, "NoSuchPublicAccessBlockConfiguration")
	_, err = client.GetBucketVersioning(t.Context(), &s3.GetBucketVersioningInput{Bucket: aws.String("not-there")})
	wantCode(t, err, "NoSuchBucket")
}

// When the disk takes no more, the client is told why and the old object stays.
func TestDiskFull(t *testing.T) {
	d := newDoor(t)
	small, err := openBuckets(filepath.Join(t.TempDir(), "small.db"), 256<<10)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { small.Close() })
	d.Buckets = small
	d.serve(t)
	client := d.s3(t)
	if _, err := put(t, client, "state", "old"); err != nil {
		t.Fatal(err)
	}
	_, err = put(t, client, "state", strings.Repeat("x", 1<<20))
	wantCode(t, err, "InternalError")
	if e, ok := errors.AsType[apiError](err); !ok || !strings.Contains(e.ErrorMessage(), "size") {
		t.Errorf("the error does not tell why: %v", err)
	}
	if got, _ := get(t, client, "state"); got != "old" {
		t.Errorf("state = %.20q, want the old one", got)
	}
}

func TestObjectForTheEdge(t *testing.T) {
	d := newDoor(t)
	client := d.s3(t)
	if _, err := put(t, client, "index.html", "<html>", func(in *s3.PutObjectInput) { in.ContentType = aws.String("text/html") }); err != nil {
		t.Fatal(err)
	}
	content, kind, size, etag, err := d.Buckets.Object(stateBucket, "index.html")
	if err != nil {
		t.Fatal(err)
	}
	defer content.Close()
	body, err := io.ReadAll(content)
	if err != nil {
		t.Fatal(err)
	}
	if string(body) != "<html>" || kind != "text/html" || size != 6 || len(etag) != 32 {
		t.Errorf("object = %q %q %d %q", body, kind, size, etag)
	}
	if _, _, _, _, err := d.Buckets.Object(stateBucket, "none"); !errors.Is(err, ErrNoObject) {
		t.Errorf("error = %v, want ErrNoObject", err)
	}
}

// TestServedHeaders holds what an upload says about caching through an overwrite and a copy, and to the edge.
func TestServedHeaders(t *testing.T) {
	d := newDoor(t)
	client := d.s3(t)
	say := func(control string) func(*s3.PutObjectInput) {
		return func(in *s3.PutObjectInput) {
			in.CacheControl, in.ContentLanguage = aws.String(control), aws.String("es")
		}
	}
	if _, err := put(t, client, "app.js", "code", say("no-cache")); err != nil {
		t.Fatal(err)
	}
	if _, err := put(t, client, "app.js", "code", say("max-age=60")); err != nil {
		t.Fatal(err)
	}
	if _, err := client.CopyObject(t.Context(), &s3.CopyObjectInput{
		Bucket: aws.String(stateBucket), Key: aws.String("copy.js"), CopySource: aws.String(stateBucket + "/app.js"),
	}); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"app.js", "copy.js"} {
		_, out := get(t, client, key)
		if aws.ToString(out.CacheControl) != "max-age=60" || aws.ToString(out.ContentLanguage) != "es" {
			t.Errorf("%s: GetObject says %q, %q", key, aws.ToString(out.CacheControl), aws.ToString(out.ContentLanguage))
		}
		content, header, err := d.Buckets.Open(stateBucket, key)
		if err != nil {
			t.Fatal(err)
		}
		content.Close()
		if header.Get("Cache-Control") != "max-age=60" || header.Get("Content-Length") != "4" {
			t.Errorf("%s: the edge gets %v", key, header)
		}
	}
	if _, err := put(t, client, "app.js", "code"); err != nil {
		t.Fatal(err)
	}
	if _, out := get(t, client, "app.js"); out.CacheControl != nil {
		t.Errorf("what the old object said is said of the new one: %q", *out.CacheControl)
	}
	if _, _, err := d.Buckets.Open(stateBucket, "missing"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing object: %v", err)
	}
}

func TestBucketInHostName(t *testing.T) {
	d := newDoor(t)
	client := d.s3(t)
	if _, err := put(t, client, "a/b", "body"); err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, d.url+"/a/b", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Host = stateBucket + ".localhost:4566"
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if body, err := io.ReadAll(resp.Body); err != nil || string(body) != "body" {
		t.Errorf("body = %q, %v", body, err)
	}
}

func FuzzUnchunk(f *testing.F) {
	f.Add([]byte("3;chunk-signature=x\r\nabc\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n"))
	f.Add([]byte("ffffffff\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		body, _, err := unchunk(raw)
		if err == nil && !bytes.Contains(raw, body[:min(len(body), 1)]) {
			t.Errorf("%q became %q", raw, body)
		}
	})
}
