package release

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/dag"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/ledger"
)

// fleetOf makes requests for services, each of which is given by what it needs, and lets AWS have them.
func (b *bench) fleetOf(version string, needs map[string][]string) (*dag.Graph[string], []Request) {
	var requests []Request
	var services []*fleet.Service
	for name, need := range needs {
		r := with(request(version), func(s *fleet.Service) { s.Name, s.Needs = name, need })
		if b.aws.services[r.name()] == nil {
			b.aws.services[r.name()] = &Service{TaskDefinition: template}
		}
		requests, services = append(requests, r), append(services, r.Service)
	}
	return Order(services), requests
}

var needs = map[string][]string{
	"accounts": nil, "ledger": nil, "orders": {"accounts", "ledger"}, "quotes": {"ledger"}, "gateway": {"orders"},
}

func TestDeployAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		order, requests := b.fleetOf("1", needs)
		outcomes, err := b.DeployAll(t.Context(), order, requests, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, o := range outcomes {
			got = append(got, fmt.Sprintf("%s %s", o.Service, o.Result.Release.Verdict))
		}
		want := []string{"accounts live", "ledger live", "orders live", "quotes live", "gateway live"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("outcomes (-want +got):\n%s", diff)
		}
		if waves := b.lines("wave"); len(waves) != 3 || !strings.Contains(waves[1], `"number":2,"of":3,"services":["orders","quotes"]`) {
			t.Errorf("waves %q", waves)
		}

		// The next wave does not wait for the bake of the one before.
		time.Sleep(time.Minute)
		began := time.Now()
		order, requests = b.fleetOf("2", needs)
		if _, err := b.DeployAll(t.Context(), order, requests, 10); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(began); took > 90*time.Second {
			t.Errorf("three waves that bake a minute each took %s", took)
		}
	})
}

// lines returns the events of one kind.
func (b *bench) lines(kind string) []string {
	var found []string
	for _, e := range b.events {
		if strings.Contains(e, " "+kind+" ") {
			found = append(found, e)
		}
	}
	return found
}

func TestDeployAllSkipsWhatNeedsAFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		order, requests := b.fleetOf("1", needs)
		delete(b.aws.services, "cambio-dev-accounts")
		outcomes, err := b.DeployAll(t.Context(), order, requests, 2)
		if diag.ExitOf(err) != diag.Failed || err.Error() != "there is no ECS service cambio-dev-accounts in the cluster cambio-dev" {
			t.Errorf("error %v", err)
		}
		got := map[string]string{}
		for _, o := range outcomes {
			got[o.Service] = string(o.Result.Release.Verdict) + o.Skipped
		}
		want := map[string]string{"accounts": "", "ledger": "live", "orders": "accounts", "quotes": "live", "gateway": "accounts"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("verdict or what it was skipped for (-want +got):\n%s", diff)
		}
	})
}

func TestDeployAllKeepsOrderThroughServicesLeftOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		order, requests := b.fleetOf("1", needs)
		var two []Request
		for _, r := range requests {
			if r.Service.Name == "gateway" || r.Service.Name == "ledger" {
				two = append(two, r)
			}
		}
		outcomes, err := b.DeployAll(t.Context(), order, two, 2)
		if err != nil || len(outcomes) != 2 || outcomes[0].Service != "ledger" || len(b.lines("wave")) != 2 {
			t.Errorf("outcomes %v, error %v", outcomes, err)
		}
	})
}

func TestDeployAllInterrupted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		order, requests := b.fleetOf("1", needs)
		ctx, cancel := context.WithTimeout(t.Context(), 1500*time.Millisecond)
		defer cancel()
		outcomes, err := b.DeployAll(ctx, order, requests, 10)
		if diag.ExitOf(err) != diag.Interrupted || !errors.Is(err, context.DeadlineExceeded) || len(outcomes) != 5 {
			t.Errorf("exit %d, error %v, %d outcomes", diag.ExitOf(err), err, len(outcomes))
		}
	})
}

func TestStatus(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		b.aws.services["cambio-dev-orders"].Groups = []string{"group of arn:revision/cambio-dev-orders/1", "group of arn:revision/cambio-dev-orders/2"}
		release := b.last()
		absent := with(request(""), func(s *fleet.Service) { s.Name = "quotes" })

		rows, err := b.Status(t.Context(), []Request{request(""), absent})
		if err != nil {
			t.Fatal(err)
		}
		want := []Row{
			{
				Service: "orders", Kind: fleet.HTTP, Version: "1", Digest: "sha256:1", Revision: release.Revision,
				Verdict: ledger.Live, Running: 2, Desired: 2, Healthy: 2, Released: release.Started, Who: "ana",
			},
			{Service: "quotes", Kind: fleet.HTTP, Missing: true},
		}
		if diff := cmp.Diff(want, rows); diff != "" {
			t.Errorf("rows (-want +got):\n%s", diff)
		}

		go b.Deploy(t.Context(), canaryRequest("2"))
		time.Sleep(time.Minute)
		rows, err = b.Status(t.Context(), []Request{request("")})
		if err != nil {
			t.Fatal(err)
		}
		if r := rows[0]; r.Version != "1" || r.Going == nil || *r.Going != (Going{"2", "PRODUCTION_TRAFFIC_SHIFT", 10}) {
			t.Errorf("in the canary: %+v, going %+v", r, r.Going)
		}
		time.Sleep(time.Hour)
	})
}
