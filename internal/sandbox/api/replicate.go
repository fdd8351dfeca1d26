package api

import (
	"bytes"
	"context"
	"maps"
	"strings"
	"sync"

	"github.com/johannesboyne/gofakes3"

	"flota.dev/flota/internal/sandbox/store"
)

// replicationHeader tells how far the copy of an object is, to clients too
// (S3 User Guide, "Getting replication status information").
const (
	replicationHeader = "X-Amz-Replication-Status"

	replicationPending   = "PENDING"
	replicationCompleted = "COMPLETED"
	replicationFailed    = "FAILED"
	replicationReplica   = "REPLICA"
)

// typeReplication names the records of buckets' replication.
const typeReplication = "aws_s3_bucket_replication_configuration"

// replicator copies what is written to a bucket to the one that its replication
// names, some time later. What is to be copied is marked in the object itself,
// so that a copy which a crash cut off is made after the next start.
type replicator struct {
	buckets *Buckets
	store   *store.Store

	mu    sync.Mutex
	queue []place
	more  chan struct{}
}

// place is an object's.
type place struct{ bucket, key string }

func newReplicator(b *Buckets, st *store.Store) *replicator {
	return &replicator{buckets: b, store: st, more: make(chan struct{}, 1)}
}

// replication is a view of one rule.
type replication struct {
	Status      string `json:"status"`
	Prefix      string `json:"prefix"`
	Destination []struct {
		Bucket string `json:"bucket"` // an ARN
	} `json:"destination"`
	Filter []struct {
		Prefix string `json:"prefix"`
	} `json:"filter"`
	Markers []struct {
		Status string `json:"status"`
	} `json:"delete_marker_replication"`
}

func (r replication) covers(key string) bool {
	prefix := r.Prefix
	for _, f := range r.Filter {
		prefix = f.Prefix
	}
	return r.Status == "Enabled" && strings.HasPrefix(key, prefix)
}

// target returns the bucket that gets a copy of an object, "" for none, and
// whether deletions are copied.
func (r *replicator) target(at place) (bucket string, deletions bool) {
	for _, rec := range r.store.List(typeReplication, "", "") {
		v, err := store.Decode[struct {
			Bucket string        `json:"bucket"`
			Rules  []replication `json:"rule"`
		}](rec)
		if err != nil || v.Bucket != at.bucket {
			continue
		}
		for _, rule := range v.Rules {
			if !rule.covers(at.key) || len(rule.Destination) == 0 {
				continue
			}
			markers := len(rule.Markers) > 0 && rule.Markers[0].Status == "Enabled"
			return strings.TrimPrefix(rule.Destination[0].Bucket, "arn:aws:s3:::"), markers
		}
	}
	return "", false
}

// wrote is called for each object that was written or deleted.
func (r *replicator) wrote(bucket, key string) {
	at := place{bucket, key}
	if target, _ := r.target(at); target == "" {
		return
	}
	r.mu.Lock()
	r.queue = append(r.queue, at)
	r.mu.Unlock()
	select {
	case r.more <- struct{}{}:
	default:
	}
}

// run copies until ctx ends, first what an earlier life left.
func (r *replicator) run(ctx context.Context) {
	r.scan()
	for {
		select {
		case <-ctx.Done():
			return
		case <-r.more:
		}
		r.mu.Lock()
		batch := r.queue
		r.queue = nil
		r.mu.Unlock()
		for _, at := range batch {
			if ctx.Err() != nil {
				return
			}
			r.copy(at)
		}
	}
}

// scan queues the objects that are marked as not copied yet.
func (r *replicator) scan() {
	for _, rec := range r.store.List(typeReplication, "", "") {
		bucket, _ := rec.Attributes["bucket"].(string)
		list, err := r.buckets.backend.ListBucket(bucket, nil, gofakes3.ListBucketPage{})
		if err != nil {
			continue // it is not there
		}
		for _, c := range list.Contents {
			o, err := r.buckets.backend.HeadObject(bucket, c.Key)
			if err == nil && o.Metadata[replicationHeader] == replicationPending {
				r.wrote(bucket, c.Key)
			}
		}
	}
}

// copy brings one object of the target in line with the bucket's.
func (r *replicator) copy(at place) {
	target, deletions := r.target(at)
	if target == "" {
		return
	}
	r.buckets.writing.Lock()
	defer r.buckets.writing.Unlock()
	b := r.buckets.backend
	now, there, err := b.current(at.bucket, at.key)
	switch {
	case err != nil:
		return // the bucket is gone
	case !there && deletions && r.buckets.Exists(target):
		_, _ = b.DeleteObject(target, at.key)
		return
	case !there || now.Meta[replicationHeader] != replicationPending:
		return
	}
	meta := maps.Clone(now.Meta)
	delete(meta, versionHeader)
	meta[replicationHeader] = replicationReplica
	status := replicationCompleted
	if _, err := b.write(target, at.key, meta, now.Contents, nil); err != nil {
		status = replicationFailed
	}
	now.Meta[replicationHeader] = status
	// The mark alone changes: no new version, and if it cannot be written, the copy is made once more.
	_, _ = b.Backend.PutObject(at.bucket, at.key, now.Meta, bytes.NewReader(now.Contents), int64(len(now.Contents)), nil)
}
