package api

import (
	"context"
	"maps"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"flota.dev/flota/internal/sandbox/balancer"
	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/discovery"
	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/machines"
	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/registry"
	"flota.dev/flota/internal/sandbox/store"
)

const (
	testAccount = "111111111111"
	testRegion  = "eu-central-1"
)

// door is an API on a port of its own, with a client's configuration for it.
type door struct {
	Config
	balancers *balancers
	api       *API
	url       string
	aws       aws.Config
}

func newDoor(t *testing.T) *door {
	t.Helper()
	dir := t.TempDir()
	st, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	c := clock.New(1)
	d := &door{balancers: &balancers{}}
	d.Config = Config{
		Store: st, Clock: c, Balancer: d.balancers, Discovery: discovery.New(st), Metrics: metrics.New(st, c), Machines: machines.New(st),
	}
	if d.Logs, err = logs.Open(filepath.Join(dir, "logs")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Logs.Close() })
	if d.Registry, err = registry.Open(filepath.Join(dir, "registry")); err != nil {
		t.Fatal(err)
	}
	if d.Buckets, err = OpenBuckets(filepath.Join(dir, "buckets.db")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Buckets.Close() })
	d.serve(t)
	return d
}

// serve starts a server for d's configuration as it is now.
func (d *door) serve(t *testing.T) {
	t.Helper()
	d.api = New(d.Config)
	server := httptest.NewServer(d.api)
	t.Cleanup(server.Close)
	d.url = server.URL
	d.aws = aws.Config{
		Region:       testRegion,
		BaseEndpoint: aws.String(server.URL),
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: testAccount, SecretAccessKey: "sandbox"}, nil
		}),
		RetryMaxAttempts: 1,
	}
}

// put writes a record of the test's account and region.
func (d *door) put(t *testing.T, typ, id string, a store.Attributes) {
	t.Helper()
	key := store.Key{Account: testAccount, Region: testRegion, Type: typ, ID: id}
	if err := d.Store.Put(key, a); err != nil {
		t.Fatal(err)
	}
}

// balancers is a Balancer that answers what it was given.
type balancers struct {
	addresses map[string]string
	health    map[string][]balancer.TargetHealth
}

func (b *balancers) Health(group string) []balancer.TargetHealth { return b.health[group] }

func (b *balancers) Names() []string { return slices.Sorted(maps.Keys(b.addresses)) }

func (b *balancers) Address(name string) (string, bool) {
	addr, ok := b.addresses[name]
	return addr, ok
}
