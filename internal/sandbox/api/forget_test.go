package api

import (
	"context"
	"strings"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/store"
)

func TestForget(t *testing.T) {
	d := newDoor(t)
	d.logs(t, 3)
	if _, err := push(t, d.ecr(t), "shop/orders", "v1"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- d.api.Run(ctx) }()
	d.keys(t)
	if _, err := d.api.getPublicKey(ctx, caller{Account: testAccount, Region: testRegion}, keyInput{signingKey}); err != nil {
		t.Fatal(err)
	}
	group := logs.Group{Account: testAccount, Region: testRegion, Name: ordersLogs}
	eventually(t, "the images, the log streams and the key pair are gone", func() bool {
		// Written and deleted again each time, since the watch may begin after the first.
		for typ, id := range map[string]string{"aws_cloudwatch_log_group": ordersLogs, "aws_ecr_repository": "shop/orders", typeKMSKey: strings.TrimPrefix(signingKey, keyARNs)} {
			d.put(t, typ, id, store.Attributes{"name": id})
			if err := d.Store.Delete(store.Key{Account: testAccount, Region: testRegion, Type: typ, ID: id}); err != nil {
				t.Fatal(err)
			}
		}
		streams, err := d.Logs.Streams(group, "")
		return err == nil && len(streams) == 0 && len(d.Registry.Images("shop/orders")) == 0 &&
			len(d.Store.List(store.TypeSigningKey, "", "")) == 0
	})
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// eventually polls until a condition holds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("not so in 10 seconds: " + what)
		}
	}
}
