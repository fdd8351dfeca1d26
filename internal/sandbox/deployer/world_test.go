package deployer

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/balancer"
	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/machines"
	"flota.dev/flota/internal/sandbox/store"
)

const (
	account = "111111111111"
	region  = "eu-central-1"
)

// world is a deployer with a runtime and a balancer of its own, to be used in a
// synctest bubble. It watches that no request could be lost.
type world struct {
	t        testing.TB
	path     string
	store    *store.Store
	runtime  *fakeRuntime
	balancer *fakeBalancer
	alarms   *fakeAlarms
	deployer *Deployer
	clock    clock.Clock
	stop     func()
	// changes counts the writes to the store.
	changes atomic.Int64
	// lenient turns the watch over production traffic off.
	lenient atomic.Bool
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, path: filepath.Join(t.TempDir(), "store.db"), alarms: &fakeAlarms{states: map[string]string{}}}
	w.open()
	t.Cleanup(func() { w.shut() })
	return w
}

// open begins a life of the sandbox on what is in the store.
func (w *world) open() {
	st, err := store.Open(w.path)
	if err != nil {
		w.t.Fatal(err)
	}
	w.store = st
	w.balancer = &fakeBalancer{w: w, groups: map[string][]*fakeTarget{}, changed: make(chan struct{})}
	behaviours := map[string]behaviour{}
	if w.runtime != nil {
		behaviours = w.runtime.behaviours
	}
	w.runtime = &fakeRuntime{w: w, behaviours: behaviours, running: map[string]chan string{}}
	for _, t := range w.tasks() { // as runtime.Recover does
		w.runtime.change(t.ARN, func(t *store.Task) { t.LastStatus, t.DesiredStatus, t.StoppedAt = "STOPPED", "STOPPED", time.Now() })
	}
	w.deployer = New(Config{Store: st, Runtime: w.runtime, Balancer: w.balancer, Metrics: w.alarms, Machines: machines.New(st), Clock: w.clock})
	ctx, cancel := context.WithCancel(context.Background())
	st.Watch(ctx, func(store.Change) { w.changes.Add(1) })
	var live sync.WaitGroup
	live.Go(func() { w.deployer.Run(ctx) })
	live.Go(func() { w.watch(ctx) })
	w.stop = func() {
		cancel()
		live.Wait()
		w.runtime.kill()
		if err := st.Close(); err != nil {
			w.t.Error(err)
		}
	}
}

func (w *world) shut() {
	if w.stop != nil {
		w.stop()
		w.stop = nil
	}
}

// restart is a kill -9 and a new life: all tasks are gone.
func (w *world) restart() {
	w.shut()
	w.open()
}

func key(typ, id string) store.Key {
	return store.Key{Account: account, Region: region, Type: typ, ID: id}
}

func (w *world) put(typ, id string, a store.Attributes) {
	w.t.Helper()
	if err := w.store.Put(key(typ, id), a); err != nil {
		w.t.Fatal(err)
	}
}

const (
	clusterID  = "arn:aws:ecs:eu-central-1:111111111111:cluster/cambio-dev"
	serviceID  = "arn:aws:ecs:eu-central-1:111111111111:service/cambio-dev/orders"
	blueGroup  = "arn:aws:elasticloadbalancing:eu-central-1:111111111111:targetgroup/blue/1"
	greenGroup = "arn:aws:elasticloadbalancing:eu-central-1:111111111111:targetgroup/green/2"
	production = "arn:aws:elasticloadbalancing:eu-central-1:111111111111:listener-rule/app/lb/1/1/1"
	testRule   = "arn:aws:elasticloadbalancing:eu-central-1:111111111111:listener-rule/app/lb/1/1/2"
)

func serviceKey() store.Key { return key(typeService, serviceID) }

// define writes revision n of the task definition; n 0 has the placeholder image.
func (w *world) define(n int, b behaviour) string {
	w.t.Helper()
	image := "repo@sha256:" + strconv.Itoa(n)
	if n == 0 {
		image = "repo:bootstrap"
	}
	id := arn(serviceKey(), "task-definition/orders:"+strconv.Itoa(n+1))
	w.put(TypeTaskDefinition, id, store.Attributes{
		"arn": id, "family": "orders", "revision": n + 1,
		"container_definitions": fmt.Sprintf(`[{"name":"orders","image":%q,"essential":true,"stopTimeout":5}]`, image),
	})
	w.runtime.set(id, b)
	return id
}

// balanced makes the service that a flota stack makes: two target groups, two
// rules, the placeholder image and no tasks.
func (w *world) balanced() {
	for _, group := range []string{blueGroup, greenGroup} {
		w.put(typeTargetGroup, group, store.Attributes{
			"arn": group, "deregistration_delay": "15",
			"health_check": []any{map[string]any{"path": "/healthz", "interval": 5, "unhealthy_threshold": 2}},
		})
	}
	for _, rule := range []string{production, testRule} {
		w.put(typeListenerRule, rule, store.Attributes{"arn": rule, "action": []any{map[string]any{
			"type": "forward", "target_group_arn": nil,
			"forward": []any{map[string]any{
				"stickiness":   []any{},
				"target_group": []any{map[string]any{"arn": blueGroup, "weight": 100}, map[string]any{"arn": greenGroup, "weight": 0}},
			}},
		}}})
	}
	w.service(store.Attributes{"load_balancer": []any{map[string]any{
		"target_group_arn": blueGroup, "container_name": "orders", "container_port": 8080,
		"advanced_configuration": []any{map[string]any{
			"alternate_target_group_arn": greenGroup, "production_listener_rule": production, "test_listener_rule": testRule,
		}},
	}}})
}

func (w *world) service(more store.Attributes) {
	a := store.Attributes{
		"arn": serviceID, "name": "orders", "cluster": clusterID, "desired_count": 0,
		"task_definition": w.define(0, behaviour{}),
	}
	for name, value := range more {
		a[name] = value
	}
	w.put(typeService, serviceID, a)
	time.Sleep(time.Second) // as an apply ends before anyone releases: the service's own first deployment is over
}

// update calls Update as a release does and returns the deployment's ARN.
func (w *world) update(definition string, desired int, change func(*store.Service)) string {
	w.t.Helper()
	arn, err := w.deployer.Update(Update{Service: serviceKey(), Change: func(s *store.Service) error {
		s.TaskDefinition, s.DesiredCount = definition, desired
		if change != nil {
			change(s)
		}
		return nil
	}})
	if err != nil {
		w.t.Fatal(err)
	}
	return arn
}

// release brings up revision n by a rolling deployment, to begin a test with.
func (w *world) release(n, desired int) {
	w.t.Helper()
	arn := w.update(w.define(n, healthy), desired, nil)
	w.until(arn, Successful)
}

func (w *world) deployment(arn string) Deployment {
	w.t.Helper()
	rec, err := w.store.Get(keyOf(TypeDeployment, arn))
	if err != nil {
		w.t.Fatal(err)
	}
	d, err := store.Decode[Deployment](rec)
	if err != nil {
		w.t.Fatal(err)
	}
	return d
}

// wait lets time pass until the condition holds.
func (w *world) wait(what string, cond func() bool) {
	w.t.Helper()
	looked := int64(-1)
	for tenths := range 36000 {
		// Most of the time nothing happens: to read all records again each tenth of a second would take longer than all else.
		if changes := w.changes.Load(); changes != looked || tenths%10 == 0 {
			looked = changes
			if cond() {
				return
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	w.t.Fatalf("after an hour, not yet: %s\n%s", what, w.story())
}

func (w *world) until(arn string, status Status) Deployment {
	w.t.Helper()
	w.wait(fmt.Sprintf("deployment is %s, but %s", status, w.deployment(arn).Status), func() bool { return w.deployment(arn).Status == status })
	return w.deployment(arn)
}

func (w *world) untilStage(arn string, stage Stage) Deployment {
	w.t.Helper()
	w.wait("stage "+string(stage), func() bool { return w.deployment(arn).Stage == stage })
	return w.deployment(arn)
}

// story is what happened, for a failed test.
func (w *world) story() string {
	out := ""
	for _, rec := range w.store.List(TypeState, "", "") {
		state, _ := store.Decode[State](rec)
		for _, e := range state.Events {
			out += e.CreatedAt.Format("15:04:05.000 ") + e.Message + "\n"
		}
	}
	for _, rec := range w.store.List(TypeDeployment, "", "") {
		d, _ := store.Decode[Deployment](rec)
		out += fmt.Sprintf("%s %s %s weight %d\n", d.ARN, d.Status, d.Stage, d.Weight)
	}
	return out
}

// running counts the running tasks of a task definition.
func (w *world) running(definition string) int {
	n := 0
	for _, t := range w.tasks() {
		if t.TaskDefinition == definition && t.LastStatus == "RUNNING" {
			n++
		}
	}
	return n
}

func (w *world) tasks() []store.Task {
	var out []store.Task
	for _, rec := range w.store.List(store.TypeTask, "", "") {
		t, err := store.Decode[store.Task](rec)
		if err != nil {
			w.t.Fatal(err)
		}
		out = append(out, t)
	}
	return out
}

func (w *world) weights(rule string) map[string]int {
	c := &controller{d: w.deployer, key: serviceKey()}
	weights, _ := c.weights(rule)
	return weights
}

// watch checks at every change of health and of the production rule that
// requests go only where tasks are healthy, once there was a healthy one.
func (w *world) watch(ctx context.Context) {
	ruled := make(chan struct{}, 1)
	w.store.Watch(ctx, func(c store.Change) {
		select {
		case ruled <- struct{}{}:
		default:
		}
	}, typeListenerRule)
	served := false
	for ctx.Err() == nil {
		changed := w.balancer.Changed()
		served = w.lit(served)
		select {
		case <-ctx.Done():
		case <-ruled:
		case <-changed:
		}
	}
}

// lit checks production traffic, and returns whether it ever had a healthy task.
func (w *world) lit(served bool) bool {
	if w.lenient.Load() {
		return false
	}
	weights := w.weights(production)
	total, dark := 0, ""
	for group, weight := range weights {
		total += weight
		if weight > 0 && w.balancer.healthy(group) == 0 {
			dark = group
		}
	}
	if len(weights) > 0 && total != 100 {
		w.t.Errorf("production weights are %v", weights)
	}
	if served && dark != "" {
		w.t.Errorf("production traffic goes to %s, where no task is healthy: %v\n%s", dark, weights, w.story())
		w.lenient.Store(true)
	}
	return served || len(weights) > 0 && dark == ""
}

// behaviour is how tasks of a task definition behave.
type behaviour struct {
	start    time.Duration // until they run
	warm     time.Duration // until they are healthy, once they run
	crash    time.Duration // after which they exit; 0 for never
	sick     bool          // never healthy
	fails    bool          // do not start at all
	lingers  time.Duration // from SIGTERM to the end
	inFlight time.Duration // how long requests last when the target drains
}

var healthy = behaviour{start: 300 * time.Millisecond, warm: 2 * time.Second, lingers: 200 * time.Millisecond, inFlight: time.Second}

// fakeRuntime runs tasks that are nothing but their records.
type fakeRuntime struct {
	w          *world
	mu         sync.Mutex
	behaviours map[string]behaviour
	running    map[string]chan string // by task: receives the reason to stop
	live       sync.WaitGroup
}

func (f *fakeRuntime) set(definition string, b behaviour) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.behaviours[definition] = b
}

func (f *fakeRuntime) Start(_ context.Context, t store.Task) error {
	f.mu.Lock()
	b := f.behaviours[t.TaskDefinition]
	stop := make(chan string, 8)
	if !b.fails {
		f.running[t.ARN] = stop
	}
	f.mu.Unlock()
	if b.fails {
		return errors.New("no capacity")
	}
	t.LastStatus, t.DesiredStatus = "PENDING", "RUNNING"
	a, err := store.Encode(t)
	if err != nil {
		return err
	}
	if err := f.w.store.Create(keyOf(store.TypeTask, t.ARN), a); err != nil {
		return err
	}
	f.live.Go(func() { f.run(t.ARN, b, stop) })
	return nil
}

func (f *fakeRuntime) run(task string, b behaviour, stop chan string) {
	reason, code := "", 0
	select {
	case reason = <-stop:
	case <-time.After(b.start):
		f.change(task, func(t *store.Task) {
			t.LastStatus, t.StartedAt, t.Address = "RUNNING", time.Now(), "127.0.0.1:1"
		})
		var crash <-chan time.Time
		if b.crash > 0 {
			crash = time.After(b.crash)
		}
		select {
		case reason = <-stop:
			time.Sleep(b.lingers)
		case <-crash:
			reason, code = "EssentialContainerExited", 1
			f.w.balancer.vanish(task)
		}
	}
	f.mu.Lock()
	delete(f.running, task)
	f.mu.Unlock()
	if reason == "killed" {
		return
	}
	f.change(task, func(t *store.Task) {
		t.LastStatus, t.DesiredStatus, t.StoppedAt = "STOPPED", "STOPPED", time.Now()
		t.StopCode, t.StoppedReason, t.ExitCode = reason, reason, &code
	})
}

func (f *fakeRuntime) change(task string, change func(*store.Task)) {
	_ = store.Modify(f.w.store, keyOf(store.TypeTask, task), func(t *store.Task) error { change(t); return nil })
}

func (f *fakeRuntime) Stop(task, code, _ string, grace time.Duration) error {
	if f.w.balancer.registered(task) {
		f.w.t.Errorf("task %s is stopped while it still is in a target group", task)
	}
	if grace != 5*time.Second {
		f.w.t.Errorf("grace is %s, not the task definition's", grace)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	stop, ok := f.running[task]
	if !ok {
		return errors.New("not running")
	}
	stop <- code
	return nil
}

// crash ends running tasks of a definition as if they had crashed, at most n.
func (f *fakeRuntime) crash(definition string, n int) {
	for _, t := range f.w.tasks() {
		if n > 0 && t.TaskDefinition == definition && t.LastStatus == "RUNNING" {
			n--
			f.w.balancer.vanish(t.ARN)
			f.mu.Lock()
			f.running[t.ARN] <- "EssentialContainerExited"
			f.mu.Unlock()
		}
	}
}

func (f *fakeRuntime) kill() {
	f.mu.Lock()
	for _, stop := range f.running {
		stop <- "killed"
	}
	f.mu.Unlock()
	f.live.Wait()
}

func (f *fakeRuntime) of(task string) behaviour {
	rec, err := f.w.store.Get(keyOf(store.TypeTask, task))
	if err != nil {
		return behaviour{}
	}
	definition, _ := rec.Attributes["task_definition"].(string)
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.behaviours[definition]
}

// fakeBalancer checks targets the way their behaviour says.
type fakeBalancer struct {
	w       *world
	mu      sync.Mutex
	groups  map[string][]*fakeTarget
	changed chan struct{}
}

type fakeTarget struct {
	id    string
	state balancer.State
	cut   chan struct{}
}

func (f *fakeBalancer) Register(group string, t balancer.Target) {
	b := f.w.runtime.of(t.ID)
	target := &fakeTarget{id: t.ID, state: balancer.Initial, cut: make(chan struct{})}
	f.mu.Lock()
	f.groups[group] = append(f.groups[group], target)
	f.notify()
	f.mu.Unlock()
	after := b.warm
	if b.sick {
		after = 3 * time.Second
	}
	f.w.runtime.live.Go(func() {
		select {
		case <-target.cut:
			return
		case <-time.After(after):
		}
		f.mu.Lock()
		defer f.mu.Unlock()
		if target.state != balancer.Initial {
			return
		}
		target.state = balancer.Healthy
		if b.sick {
			target.state = balancer.Unhealthy
		}
		f.notify()
	})
}

func (f *fakeBalancer) Deregister(group, id string) {
	b := f.w.runtime.of(id)
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, t := range f.groups[group] {
		if t.id == id && t.state != balancer.Draining {
			t.state = balancer.Draining
			close(t.cut)
			f.notify()
			f.w.runtime.live.Go(func() {
				time.Sleep(b.inFlight)
				f.remove(group, t)
			})
		}
	}
}

func (f *fakeBalancer) remove(group string, t *fakeTarget) {
	f.mu.Lock()
	defer f.mu.Unlock()
	kept := f.groups[group][:0]
	for _, o := range f.groups[group] {
		if o != t {
			kept = append(kept, o)
		}
	}
	f.groups[group] = kept
	f.notify()
}

// vanish is what checks find when a process is gone.
func (f *fakeBalancer) vanish(id string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, targets := range f.groups {
		for _, t := range targets {
			if t.id == id && t.state != balancer.Draining {
				t.state = balancer.Unhealthy
			}
		}
	}
	f.notify()
}

func (f *fakeBalancer) notify() {
	close(f.changed)
	f.changed = make(chan struct{})
}

func (f *fakeBalancer) Health(group string) []balancer.TargetHealth {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []balancer.TargetHealth
	for _, t := range f.groups[group] {
		out = append(out, balancer.TargetHealth{ID: t.id, State: t.state})
	}
	return out
}

// Refresh has nothing to do: the fake reads the store for every request.
func (f *fakeBalancer) Refresh() {}

func (f *fakeBalancer) Changed() <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.changed
}

func (f *fakeBalancer) healthy(group string) int {
	n := 0
	for _, h := range f.Health(group) {
		if h.State == balancer.Healthy {
			n++
		}
	}
	return n
}

func (f *fakeBalancer) registered(id string) bool {
	for _, group := range []string{blueGroup, greenGroup} {
		for _, h := range f.Health(group) {
			if h.ID == id && h.State != balancer.Unhealthy {
				return true
			}
		}
	}
	return false
}

// fakeAlarms are alarms whose states a test sets.
type fakeAlarms struct {
	mu     sync.Mutex
	states map[string]string
}

func (f *fakeAlarms) State(_, _, alarm string) (state, reason string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.states[alarm], ""
}

// alarm sets an alarm's state and tells of it as CloudWatch does.
func (w *world) alarm(name, state string) {
	w.alarms.mu.Lock()
	w.alarms.states[name] = state
	w.alarms.mu.Unlock()
	w.put(typeAlarmState, name, store.Attributes{"state": state})
}

func (f *fakeBalancer) draining(id string) bool {
	for _, group := range []string{blueGroup, greenGroup} {
		for _, h := range f.Health(group) {
			if h.ID == id && h.State == balancer.Draining {
				return true
			}
		}
	}
	return false
}
