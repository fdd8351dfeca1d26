package provider

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/store"
)

// shelf is a Buckets with the number of objects of each bucket.
type shelf struct {
	mu      sync.Mutex
	objects map[string]int
}

func (s *shelf) Create(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.objects[name]; ok {
		return errors.New("exists")
	}
	s.objects[name] = 0
	return nil
}

func (s *shelf) Delete(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.objects, name)
	return nil
}

func (s *shelf) Exists(name string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.objects[name]
	return ok
}

func (s *shelf) Empty(name string) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.objects[name] == 0, nil
}

// TestAdoptBucket imports a bucket that flota made through S3, as the state bucket is.
func TestAdoptBucket(t *testing.T) {
	buckets := &shelf{objects: map[string]int{"cambio-state": 3}}
	tf := newTerraform(t, serve(t, openStore(t), Options{Buckets: buckets}), map[string]string{"main.tf": head + `
import {
  to = aws_s3_bucket.state
  id = "cambio-state"
}
resource "aws_s3_bucket" "state" {
  bucket = "cambio-state"
  tags   = { fleet = "cambio" }
}
resource "aws_s3_bucket" "other" {
  bucket = "cambio-other"
}
`})
	if diff := cmp.Diff(map[string]string{"aws_s3_bucket.state": "update", "aws_s3_bucket.other": "create"}, tf.actions()); diff != "" {
		t.Error(diff)
	}
	tf.must("apply", "-input=false", "-auto-approve")
	tf.unchanged()
	if got := slices.Sorted(maps.Keys(buckets.objects)); !slices.Equal(got, []string{"cambio-other", "cambio-state"}) {
		t.Errorf("buckets: %v", got)
	}
	out, code := tf.run("destroy", "-input=false", "-auto-approve")
	if code == 0 || !strings.Contains(out, "BucketNotEmpty") {
		t.Errorf("a bucket with objects was deleted: exit %d\n%s", code, out)
	}
	if buckets.Exists("cambio-other") || !buckets.Exists("cambio-state") {
		t.Errorf("buckets: %v", buckets.objects)
	}
}

// TestBucketGone holds that a bucket deleted through S3 is made again.
func TestBucketGone(t *testing.T) {
	buckets := &shelf{objects: map[string]int{}}
	e := newEngine(t, Options{Buckets: buckets})
	state := e.make("aws_s3_bucket", store.Attributes{"bucket": "x"})
	if e.refresh("aws_s3_bucket", state) == nil {
		t.Error("gone at once")
	}
	if err := buckets.Delete("x"); err != nil {
		t.Fatal(err)
	}
	if e.refresh("aws_s3_bucket", state) != nil {
		t.Error("still there")
	}
}

// TestImport finds resources by the ids that the provider's pages give.
func TestImport(t *testing.T) {
	e := newEngine(t, Options{})
	cluster := e.make("aws_ecs_cluster", store.Attributes{"name": "dev"})
	definition := e.make("aws_ecs_task_definition", store.Attributes{"family": "x", "container_definitions": `[{"name":"x","image":"x"}]`})
	service := e.make("aws_ecs_service", store.Attributes{"name": "orders", "cluster": cluster["arn"], "task_definition": definition["arn"]})
	e.make("aws_iam_role", store.Attributes{"name": "task", "assume_role_policy": "{}"})
	for _, c := range []struct {
		typ, id string
		want    any // its arn, nil for none
	}{
		{"aws_ecs_cluster", "dev", cluster["arn"]},
		{"aws_ecs_cluster", "prod", nil},
		{"aws_ecs_service", "dev/orders", service["arn"]},
		{"aws_ecs_task_definition", text(definition["arn"]), definition["arn"]},
		{"aws_iam_role", "task", "arn:aws:iam::111111111111:role/task"},
	} {
		o := e.operation(e.ctx, c.typ)
		attrs, err := o.adopt(c.id)
		if err != nil || attrs["arn"] != c.want {
			t.Errorf("%s %s: %v %v", c.typ, c.id, attrs["arn"], err)
		}
	}
}
