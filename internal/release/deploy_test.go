package release

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/ledger"
	"flota.dev/flota/internal/stack"
)

var update = flag.Bool("update", false, "write the golden files")

const template = "arn:task-definition/cambio-dev-orders:1"

var outputs = func() Outputs {
	o, err := OutputsOf(stack.Outputs{
		"task_definition_arn": []byte(`"` + template + `"`),
		"internal_host":       []byte(`"internal.dev"`),
		"test_header":         []byte(`{"name": "x-flota-test", "value": "orders-1234"}`),
		"alarm_names":         []byte(`["orders-5xx"]`),
		"schedule":            []byte(`{"name": "cambio-dev-orders", "group": "cambio-dev"}`),
		"site":                []byte(`null`),
	})
	if err != nil {
		panic(err)
	}
	return o
}()

// bench is an engine on a played AWS, on the clock of a bubble.
type bench struct {
	*Engine
	t      *testing.T
	aws    *aws
	store  *memory
	ledger *ledger.Ledger

	mu     sync.Mutex
	events []string
	began  time.Time
}

func newBench(t *testing.T) *bench {
	b := &bench{t: t, aws: newAWS(), store: &memory{}, began: time.Now()}
	t.Cleanup(b.aws.playing.Wait)
	b.ledger = ledger.New(b.store)
	pace := Pace{Quick: 200 * time.Millisecond, Calm: time.Second, Scale: 1}
	b.Engine = New(b.aws.ports(), b.ledger, event.Func(b.emit), pace, ledger.Holder{Who: "ana", Host: "laptop", PID: 7})
	b.aws.revisions[template] = Revision{ARN: template, Active: true, Secrets: []string{"arn:aws:ssm:us-east-1:1:parameter/cambio/dev/key"}}
	b.aws.secrets["arn:aws:ssm:us-east-1:1:parameter/cambio/dev/key"] = true
	b.aws.services["cambio-dev-orders"] = &Service{TaskDefinition: template}
	for _, v := range []string{"1", "2", "3"} {
		b.aws.images["sha256:"+v] = true
	}
	return b
}

// emit keeps an event as a line: the time since the start, the kind and its JSON.
func (b *bench) emit(e event.Event) {
	b.mu.Lock()
	defer b.mu.Unlock()
	body, err := json.Marshal(e)
	if err != nil {
		b.t.Error(err)
	}
	b.events = append(b.events, fmt.Sprintf("%8s %s %s", time.Since(b.began), e.Kind(), body))
}

// golden compares the events with a file in testdata.
func (b *bench) golden(name string, releases ...Result) {
	b.t.Helper()
	text := strings.Join(b.events, "\n") + "\n"
	for i, r := range releases {
		text = strings.ReplaceAll(text, r.Release.ID, fmt.Sprintf("release-%d", i+1))
	}
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			b.t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		b.t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), text); diff != "" {
		b.t.Errorf("events (-want +got):\n%s", diff)
	}
}

// last returns the service's last release as the ledger has it.
func (b *bench) last() ledger.Release {
	b.t.Helper()
	r, err := b.ledger.Last(b.t.Context(), "dev", "orders")
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

// running brings a first version live and forgets what was told about it.
func (b *bench) running(version string) Result {
	b.t.Helper()
	r, err := b.Deploy(b.t.Context(), request(version))
	if err != nil {
		b.t.Fatal(err)
	}
	time.Sleep(time.Minute)
	b.events, b.aws.calls, b.began = nil, nil, time.Now()
	return r
}

func request(version string) Request {
	return Request{
		Fleet: "cambio", Environment: "dev", Version: version,
		Image:   Image{Repository: "1.dkr.ecr.us-east-1.amazonaws.com/cambio/orders", Digest: "sha256:" + version},
		Outputs: outputs,
		Service: &fleet.Service{
			Name: "orders", Kind: fleet.HTTP, Port: 8080, Count: fleet.Count{Min: 2, Max: 2}, Drain: 15 * time.Second,
			Health: fleet.Health{Path: "/healthz", Interval: 5 * time.Second, Healthy: 2, Unhealthy: 2, Grace: 10 * time.Second},
			Deploy: fleet.Deploy{
				Strategy: fleet.BlueGreen, Controller: "ecs", Bake: time.Minute,
				Verify: fleet.Verify{Paths: []string{"/healthz", "/orders/1"}, Requests: 2},
			},
		},
	}
}

func canaryRequest(version string) Request {
	r := request(version)
	r.Service.Deploy.Strategy, r.Service.Deploy.Canary = fleet.Canary, fleet.Step{Percent: 10, Wait: 2 * time.Minute}
	return r
}

func TestDeploy(t *testing.T) {
	crash := []string{"listening", "panic: no ledger"}
	tests := []struct {
		name      string
		request   Request
		behaviour behaviour
		verdict   ledger.Verdict
		exit      diag.Exit
		err       string // the whole text, or empty
		log       []string
	}{
		{name: "blue_green", request: request("2"), verdict: ledger.Live},
		{name: "canary", request: canaryRequest("2"), verdict: ledger.Live},
		{name: "rolling", request: with(request("2"), func(s *fleet.Service) { s.Deploy.Strategy = fleet.Rolling }), verdict: ledger.Live},
		{
			name: "worker", verdict: ledger.Live,
			request: with(request("2"), func(s *fleet.Service) { s.Kind, s.Deploy.Strategy = fleet.Worker, fleet.Rolling }),
		},
		{
			name: "crash", request: canaryRequest("2"), behaviour: behaviour{crash: true},
			verdict: ledger.RolledBack, exit: diag.RolledBack, log: crash,
			err: "orders 2 was rolled back in dev: a task stopped with exit code 3",
		},
		{
			name: "never_healthy", request: request("2"), behaviour: behaviour{unhealthy: true},
			verdict: ledger.RolledBack, exit: diag.RolledBack, log: crash,
			err: "orders 2 was rolled back in dev: no task became healthy within 20s: GET /healthz on port 8080: Health checks failed with these codes: [503]",
		},
		{
			name: "answers_5xx", request: request("2"), behaviour: behaviour{status: 503},
			verdict: ledger.RolledBack, exit: diag.RolledBack,
			err: `orders 2 was rolled back in dev: GET /healthz was answered 503 Service Unavailable: {"error": "no ledger"}`,
		},
		{
			name: "alarm_in_bake", request: request("2"), behaviour: behaviour{alarm: "orders-5xx"},
			verdict: ledger.RolledBack, exit: diag.RolledBack,
			err: "orders 2 was rolled back in dev: the alarm orders-5xx fired: Threshold Crossed: 1 datapoint [4.2] was greater than 1.0",
		},
		{
			name: "alarm_in_canary", request: canaryRequest("2"), behaviour: behaviour{alarm: "orders-5xx"},
			verdict: ledger.RolledBack, exit: diag.RolledBack,
			err: "orders 2 was rolled back in dev: the alarm orders-5xx fired: Threshold Crossed: 1 datapoint [4.2] was greater than 1.0",
		},
		{
			name: "stuck", request: request("2"), behaviour: behaviour{hang: true},
			verdict: ledger.Stuck, exit: diag.Stuck,
			err: "orders 2 is stuck in dev: still at SCALE_UP after 16m26s, with 0 of 2 tasks running",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t)
				b.running("1")
				b.aws.behaviour["2"], b.aws.log = tt.behaviour, crash
				r, err := b.Deploy(t.Context(), tt.request)
				if r.Release.Verdict != tt.verdict || diag.ExitOf(err) != tt.exit {
					t.Fatalf("verdict %q, exit %d, error %v; want %q and %d", r.Release.Verdict, diag.ExitOf(err), err, tt.verdict, tt.exit)
				}
				if err != nil && err.Error() != tt.err {
					t.Errorf("error %q\n want %q", err, tt.err)
				}
				if diff := cmp.Diff(tt.log, r.Log); diff != "" {
					t.Errorf("log (-want +got):\n%s", diff)
				}
				if diff := cmp.Diff(b.last(), r.Release); diff != "" {
					t.Errorf("the ledger and the result differ (-ledger +result):\n%s", diff)
				}
				b.golden(tt.name, r)
			})
		})
	}
}

// TestVerificationWaitsForTheLoadBalancer lets nobody take the requests at
// first: that must pass, unless it lasts.
func TestVerificationWaitsForTheLoadBalancer(t *testing.T) {
	for refusals, want := range map[int]ledger.Verdict{3: ledger.Live, 1000: ledger.RolledBack} {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t)
			b.running("1")
			b.aws.refusals = refusals
			r, err := b.Deploy(t.Context(), request("2"))
			if r.Release.Verdict != want {
				t.Errorf("after %d refusals: verdict %q, error %v; want %q", refusals, r.Release.Verdict, err, want)
			}
		})
	}
}

// TestVerificationFromOutside is about a step of a pipeline, which stands in
// another network than the service.
func TestVerificationFromOutside(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		b.aws.refusals = 1000
		outside := request("2")
		outside.Outside = true
		r, err := b.Deploy(t.Context(), outside)
		if err != nil || r.Release.Verdict != ledger.Live {
			t.Errorf("verdict %q, error %v; want live", r.Release.Verdict, err)
		}
	})
}

func with(r Request, change func(*fleet.Service)) Request {
	s := *r.Service
	change(&s)
	r.Service = &s
	return r
}

func TestWhatECSIsTold(t *testing.T) {
	tests := []struct {
		name    string
		request Request
		want    Configuration
	}{
		{"blue_green", request("2"), Configuration{Strategy: "BLUE_GREEN", BakeMinutes: 1, Alarms: []string{"orders-5xx"}, Pause: true}},
		{
			"canary", canaryRequest("2"),
			Configuration{Strategy: "CANARY", BakeMinutes: 1, CanaryPercent: 10, CanaryMinutes: 2, Alarms: []string{"orders-5xx"}, Pause: true},
		},
		{
			"no verification", with(request("2"), func(s *fleet.Service) { s.Deploy.Verify.Requests = 0 }),
			Configuration{Strategy: "BLUE_GREEN", BakeMinutes: 1, Alarms: []string{"orders-5xx"}},
		},
		{
			"worker", with(request("2"), func(s *fleet.Service) { s.Kind = fleet.Worker }),
			Configuration{Strategy: "BLUE_GREEN", BakeMinutes: 1, Alarms: []string{"orders-5xx"}},
		},
		{
			"rolling", with(request("2"), func(s *fleet.Service) { s.Deploy.Strategy = fleet.Rolling }),
			Configuration{Strategy: "ROLLING", Alarms: []string{"orders-5xx"}},
		},
		{
			"linear by CodeDeploy", with(request("2"), func(s *fleet.Service) {
				s.Deploy.Strategy, s.Deploy.Controller = fleet.Linear, fleet.ByCodeDeploy
				s.Deploy.Linear = fleet.Step{Percent: 25, Wait: 90 * time.Second}
			}),
			Configuration{Strategy: "LINEAR", BakeMinutes: 1, LinearPercent: 25, LinearMinutes: 2, Alarms: []string{"orders-5xx"}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := configure(tt.request.Service, tt.request.Outputs, false)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("configuration (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFirstRelease(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		r, err := b.Deploy(t.Context(), canaryRequest("1"))
		if err != nil || r.Release.Verdict != ledger.Live {
			t.Fatalf("verdict %q, error %v", r.Release.Verdict, err)
		}
		want := []string{
			"update cambio-dev-orders to 1: {Strategy:BLUE_GREEN BakeMinutes:0 CanaryPercent:0 CanaryMinutes:0 LinearPercent:0 LinearMinutes:0 Alarms:[orders-5xx] Pause:true}",
			"GET https://internal.dev/healthz with orders-1234",
			"GET https://internal.dev/healthz with orders-1234",
			"GET https://internal.dev/orders/1 with orders-1234",
			"GET https://internal.dev/orders/1 with orders-1234",
			"continue hook-1: true",
		}
		if diff := cmp.Diff(want, b.aws.calls); diff != "" {
			t.Errorf("calls (-want +got):\n%s", diff)
		}
		b.golden("first", r)
	})
}

func TestECSIsFasterThanTheGuard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		b.aws.behaviour["2"], b.aws.log = behaviour{crash: true, breaker: true}, []string{"panic: no ledger"}
		r, err := b.Deploy(t.Context(), request("2"))
		if want := "orders 2 was rolled back in dev: a task stopped with exit code 3"; err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
		if diff := cmp.Diff([]string{"panic: no ledger"}, r.Log); diff != "" {
			t.Errorf("log (-want +got):\n%s", diff)
		}
	})
}

func TestFirstReleaseFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.aws.behaviour["1"] = behaviour{crash: true}
		r, err := b.Deploy(t.Context(), request("1"))
		if r.Release.Verdict != ledger.Failed || diag.ExitOf(err) != diag.Failed {
			t.Fatalf("verdict %q, exit %d", r.Release.Verdict, diag.ExitOf(err))
		}
		if r.Live != 0 {
			t.Errorf("it was never live, but after %s", r.Live)
		}
		if want := "nothing was there to go back to, and the service now runs no tasks"; !strings.HasSuffix(err.Error(), want) {
			t.Errorf("error %q, want it to end with %q", err, want)
		}
		if !slices.Contains(b.aws.calls, "scale cambio-dev-orders to 0") {
			t.Errorf("the service was left to try again and again: %q", b.aws.calls)
		}
		b.golden("first_fails", r)

		b.aws.behaviour["2"] = behaviour{}
		if r, err := b.Deploy(t.Context(), request("2")); err != nil || r.Release.Verdict != ledger.Live {
			t.Errorf("the next version: verdict %q, error %v", r.Release.Verdict, err)
		}
	})
}

func TestMissingSecret(t *testing.T) {
	const secret = "arn:aws:secretsmanager:us-east-1:111111111111:secret:"
	for _, c := range []struct {
		absent Absent
		want   string
	}{
		{Absent{ARN: secret + "token"}, "orders needs the secret token, which is not there | aws secretsmanager create-secret --name token --secret-string …"},
		{Absent{ARN: secret + "key-AbCdEf", Unfilled: "key"}, "orders needs the secret key, which has no value yet | aws secretsmanager put-secret-value --secret-id key --secret-string …"},
	} {
		if e := missingSecret("orders", c.absent); e.What+" | "+e.Hint != c.want {
			t.Errorf("%s | %s, want %s", e.What, e.Hint, c.want)
		}
	}
}

func TestPreflightTellsAllProblemsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		delete(b.aws.services, "cambio-dev-orders")
		clear(b.aws.images)
		clear(b.aws.secrets)
		_, err := b.Deploy(t.Context(), request("1"))
		list, ok := errors.AsType[diag.List](err)
		if !ok {
			t.Fatalf("error %v, want a list", err)
		}
		var got []string
		for _, e := range list {
			got = append(got, e.What+" | "+e.Hint)
		}
		want := []string{
			"the image of orders 1 is not in the registry: 1.dkr.ecr.us-east-1.amazonaws.com/cambio/orders@sha256:1 | build and push it: flota build orders",
			"orders needs the SSM parameter /cambio/dev/key, which is not there | aws ssm put-parameter --type SecureString --name /cambio/dev/key --value …",
			"there is no ECS service cambio-dev-orders in the cluster cambio-dev | flota apply --env dev",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("problems (-want +got):\n%s", diff)
		}
		if _, err := b.ledger.Last(t.Context(), "dev", "orders"); !errors.Is(err, ledger.ErrNotFound) {
			t.Errorf("a release that never began is in the ledger: %v", err)
		}
	})
}

func TestSecondDeployerIsLockedOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		done := make(chan error)
		go func() {
			_, err := b.Deploy(t.Context(), canaryRequest("2"))
			done <- err
		}()
		for _, at := range []struct {
			after time.Duration
			err   string
		}{
			{10 * time.Second, "orders in dev is being released by ana on laptop (pid 7) since "},
			{2 * time.Minute, "a deployment of orders is going on in dev since "}, // it bakes, the lease is free
		} {
			time.Sleep(at.after)
			_, err := b.Deploy(t.Context(), request("3"))
			if diag.ExitOf(err) != diag.Locked || !strings.HasPrefix(err.Error(), at.err) {
				t.Errorf("exit %d, error %v; want 11 and %q", diag.ExitOf(err), err, at.err)
			}
		}
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

func TestDetachReturnsAtBake(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		r := request("2")
		r.Detach = true
		got, err := b.Deploy(t.Context(), r)
		if err != nil || got.Release.Verdict != ledger.Baking || got.Live == 0 {
			t.Fatalf("verdict %q, live %s, error %v", got.Release.Verdict, got.Live, err)
		}
		time.Sleep(5 * time.Minute)
		if _, err := b.Deploy(t.Context(), request("3")); err != nil {
			t.Fatal(err)
		}
		history, err := b.ledger.History(t.Context(), "dev", "orders", 2)
		if err != nil || history[1].Verdict != ledger.Live {
			t.Errorf("the detached release is %q in the ledger, error %v; want live", history[1].Verdict, err)
		}
	})
}

func TestInterruptLeavesAWSToIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		_, err := b.Deploy(ctx, canaryRequest("2"))
		if diag.ExitOf(err) != diag.Interrupted || err.Error() != "stopped watching orders 2 in dev; AWS goes on with it" {
			t.Fatalf("exit %d, error %v", diag.ExitOf(err), err)
		}
		if v := b.last().Verdict; v != "" {
			t.Errorf("verdict %q of a release that goes on", v)
		}
		time.Sleep(10 * time.Minute)
		rows, err := b.Status(t.Context(), []Request{request("")})
		if err != nil || rows[0].Verdict != ledger.Live || rows[0].Version != "2" {
			t.Errorf("status %+v, error %v; want version 2 live", rows, err)
		}
		if _, err := b.Deploy(t.Context(), request("3")); err != nil {
			t.Errorf("the lease was not given back: %v", err)
		}
	})
}

func TestOutageOfTheAPI(t *testing.T) {
	tests := []struct {
		name    string
		outage  time.Duration
		verdict ledger.Verdict
		exit    diag.Exit
	}{
		{"short", time.Minute, ledger.Live, diag.OK},
		{"long", 10 * time.Minute, ledger.Stuck, diag.Stuck},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t)
				b.running("1")
				down := func(v bool) func() { return func() { b.aws.change(func() { b.aws.down = v }) } }
				time.AfterFunc(20*time.Second, down(true))
				time.AfterFunc(20*time.Second+tt.outage, down(false))
				r, err := b.Deploy(t.Context(), canaryRequest("2"))
				if r.Release.Verdict != tt.verdict || diag.ExitOf(err) != tt.exit {
					t.Errorf("verdict %q, error %v", r.Release.Verdict, err)
				}
				time.Sleep(time.Hour)
			})
		})
	}
}

func TestLedgerFailureIsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.store.fail = errors.New("disk full")
		r, err := b.Deploy(t.Context(), request("1"))
		if r.Release.Verdict != ledger.Live || err == nil ||
			!strings.HasPrefix(err.Error(), "orders 1 is live in dev, but that could not be written to the ledger: ") {
			t.Errorf("verdict %q, error %v", r.Release.Verdict, err)
		}
	})
}

func TestPredict(t *testing.T) {
	tests := []struct {
		name  string
		s     *fleet.Service
		first bool
		pace  Pace
		want  Prediction
	}{
		{"blue_green", request("").Service, false, AWSPace(), Prediction{10 * time.Second, 85 * time.Second}},
		{"first", request("").Service, true, AWSPace(), Prediction{10 * time.Second, 10 * time.Second}},
		{"canary", canaryRequest("").Service, false, AWSPace(), Prediction{130 * time.Second, 205 * time.Second}},
		{"sandbox", canaryRequest("").Service, false, LoopbackPace(60), Prediction{2200 * time.Millisecond, 18200 * time.Millisecond}},
		{"job", &fleet.Service{Kind: fleet.Job}, false, AWSPace(), Prediction{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Predict(tt.s, tt.first, tt.pace); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}
