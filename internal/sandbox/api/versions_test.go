package api

import (
	"context"
	"io"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/store"
)

// versioned makes the state bucket keep versions, as Terraform does.
func (d *door) versioned(t *testing.T, bucket, status string) {
	t.Helper()
	d.put(t, "aws_s3_bucket_versioning", bucket, store.Attributes{
		"bucket": bucket, "versioning_configuration": []any{map[string]any{"status": status}},
	})
}

func mustPut(t *testing.T, client *s3.Client, key, body string) string {
	t.Helper()
	out, err := put(t, client, key, body)
	if err != nil {
		t.Fatal(err)
	}
	return aws.ToString(out.VersionId)
}

// listed returns the versions of a bucket by key and what they hold: "-" for a delete marker, a star for the current one.
func listed(t *testing.T, client *s3.Client, bucket string) []string {
	t.Helper()
	var out []string
	var key, version *string
	for {
		page, err := client.ListObjectVersions(t.Context(), &s3.ListObjectVersionsInput{Bucket: &bucket, MaxKeys: aws.Int32(2), KeyMarker: key, VersionIdMarker: version})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range page.Versions {
			got, err := client.GetObject(t.Context(), &s3.GetObjectInput{Bucket: &bucket, Key: v.Key, VersionId: v.VersionId})
			if err != nil {
				t.Fatal(err)
			}
			body, _ := io.ReadAll(got.Body)
			got.Body.Close()
			out = append(out, latest(aws.ToString(v.Key)+"="+string(body), v.IsLatest))
		}
		for _, m := range page.DeleteMarkers {
			out = append(out, latest(aws.ToString(m.Key)+"=-", m.IsLatest))
		}
		if !aws.ToBool(page.IsTruncated) {
			return out
		}
		key, version = page.NextKeyMarker, page.NextVersionIdMarker
	}
}

func latest(text string, is *bool) string {
	if aws.ToBool(is) {
		return text + "*"
	}
	return text
}

func TestVersions(t *testing.T) {
	d := newDoor(t)
	client := d.s3(t)
	bucket := aws.String(stateBucket)
	mustPut(t, client, "a", "before")
	d.versioned(t, stateBucket, "Enabled")
	first := mustPut(t, client, "a", "first")
	mustPut(t, client, "a", "second")
	mustPut(t, client, "b", "other")
	steps := func(want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, listed(t, client, stateBucket)); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
	steps("a=second*", "a=first", "a=before", "b=other*")

	gone, err := client.DeleteObject(t.Context(), &s3.DeleteObjectInput{Bucket: bucket, Key: aws.String("a")})
	if err != nil || !aws.ToBool(gone.DeleteMarker) {
		t.Fatalf("marker %v, error %v", gone.DeleteMarker, err)
	}
	_, err = client.GetObject(t.Context(), &s3.GetObjectInput{Bucket: bucket, Key: aws.String("a")})
	wantCode(t, err, "NoSuchKey")
	if empty, err := d.Buckets.Empty(stateBucket); empty || err != nil {
		t.Errorf("a bucket with versions is empty: %v, %v", empty, err)
	}

	// Without its marker the object is there again; without that version, the one before.
	undo := func(version *string) {
		t.Helper()
		if _, err := client.DeleteObject(t.Context(), &s3.DeleteObjectInput{Bucket: bucket, Key: aws.String("a"), VersionId: version}); err != nil {
			t.Fatal(err)
		}
	}
	undo(gone.VersionId)
	steps("a=second*", "a=first", "a=before", "b=other*")
	now, err := client.HeadObject(t.Context(), &s3.HeadObjectInput{Bucket: bucket, Key: aws.String("a")})
	if err != nil {
		t.Fatal(err)
	}
	undo(now.VersionId)
	steps("a=first*", "a=before", "b=other*")
	if body, got := get(t, client, "a"); body != "first" || aws.ToString(got.VersionId) != first {
		t.Errorf("the object is %q, version %s", body, aws.ToString(got.VersionId))
	}

	d.versioned(t, stateBucket, "Suspended")
	mustPut(t, client, "a", "null")
	mustPut(t, client, "a", "null again")
	steps("a=null again*", "a=first", "b=other*")
}

func TestFewVersionsAreKept(t *testing.T) {
	d := newDoor(t)
	d.s3(t)
	d.versioned(t, stateBucket, "Enabled")
	for range mostVersions + 5 {
		if err := d.Buckets.Write(stateBucket, "lease", []byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	old, err := d.Buckets.backend.history.list(stateBucket, "lease")
	if err != nil || len(old) != mostVersions {
		t.Errorf("%d old versions, error %v; want %d", len(old), err, mostVersions)
	}
}

// TestReplication copies what is written and deleted, and after a restart what was left.
func TestReplication(t *testing.T) {
	d := newDoor(t)
	client := d.s3(t)
	const copies = "shop-copies"
	if err := d.Buckets.Create(copies); err != nil {
		t.Fatal(err)
	}
	for _, b := range []string{stateBucket, copies} {
		d.versioned(t, b, "Enabled")
	}
	mustPut(t, client, "early", "not copied")
	d.put(t, typeReplication, stateBucket, store.Attributes{"bucket": stateBucket, "rule": []any{map[string]any{
		"status": "Enabled", "destination": []any{map[string]any{"bucket": "arn:aws:s3:::" + copies}},
		"delete_marker_replication": []any{map[string]any{"status": "Enabled"}},
	}}})
	mustPut(t, client, "left", "by an earlier life")
	d.serve(t)
	client = s3.NewFromConfig(d.aws, func(o *s3.Options) { o.UsePathStyle = true })
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- d.api.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		<-done
	})
	await := func(want ...string) {
		t.Helper()
		var got []string
		for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
			if got = listed(t, client, copies); cmp.Equal(want, got) {
				return
			}
		}
		t.Fatalf("the copies are %v, want %v", got, want)
	}
	await("left=by an earlier life*")
	mustPut(t, client, "x", "1")
	await("left=by an earlier life*", "x=1*")
	mustPut(t, client, "x", "2")
	await("left=by an earlier life*", "x=2*", "x=1")
	if _, err := client.DeleteObject(t.Context(), &s3.DeleteObjectInput{Bucket: aws.String(stateBucket), Key: aws.String("x")}); err != nil {
		t.Fatal(err)
	}
	await("left=by an earlier life*", "x=-*", "x=2", "x=1")
	for bucket, want := range map[string]string{stateBucket: replicationCompleted, copies: replicationReplica} {
		head, err := client.HeadObject(t.Context(), &s3.HeadObjectInput{Bucket: aws.String(bucket), Key: aws.String("left")})
		if err != nil || string(head.ReplicationStatus) != want {
			t.Errorf("%s: status %s, error %v; want %s", bucket, head.ReplicationStatus, err, want)
		}
	}
}
