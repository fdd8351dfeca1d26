package release

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// aws plays ECS and what belongs to it, on the clock of the test's bubble.
type aws struct {
	playing  sync.WaitGroup
	refusals int // how many verification requests nobody takes

	mu          sync.Mutex
	services    map[string]*Service
	deployments map[string][]*play // by service
	revisions   map[string]Revision
	tasks       []Task
	log         []string
	alarms      map[string]Alarm
	images      map[string]bool
	secrets     map[string]bool
	schedules   map[string]string
	switched    int
	files       map[string]File
	puts        []string // keys in the order in which they were written
	calls       []string

	// How new revisions behave, by version.
	behaviour map[string]behaviour
	// down makes DescribeServiceDeployments fail.
	down bool
	// shifts says that CodeDeploy carries out the deployments.
	shifts bool
}

// behaviour is what a version does once it is deployed.
type behaviour struct {
	crash     bool   // its tasks end with exit code 3
	breaker   bool   // ECS's circuit breaker notices at once
	unhealthy bool   // its tasks never answer the health check
	status    int    // what it answers to requests; 0 is 200
	alarm     string // this alarm fires while it bakes, or in its canary
	hang      bool   // its tasks never start
	// starts is how long its tasks take until they listen.
	starts time.Duration
}

// offBeat keeps what happens apart from the engine's looks, which come at whole hundredths of a second.
const offBeat = time.Millisecond

// play is one deployment on its way.
type play struct {
	d      Deployment
	u      Update
	env    map[string]string
	source string // task definition
	back   chan string
	answer chan bool
}

func newAWS() *aws {
	return &aws{
		services: map[string]*Service{}, deployments: map[string][]*play{}, alarms: map[string]Alarm{},
		images: map[string]bool{}, secrets: map[string]bool{}, schedules: map[string]string{},
		files: map[string]File{}, behaviour: map[string]behaviour{}, revisions: map[string]Revision{},
	}
}

func (w *aws) ports() Ports {
	return Ports{
		Services: w, Deployments: w, CodeDeploy: shifter{w}, Revisions: w, Tasks: w, Signals: w, Inputs: w, Schedules: w, Files: w, Verify: w,
	}
}

func (w *aws) Service(_ context.Context, cluster, name string) (Service, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if s, ok := w.services[name]; ok {
		return *s, nil
	}
	return Service{}, ErrNotFound
}

func (w *aws) Update(_ context.Context, cluster, name string, u Update) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := w.services[name]
	n := len(w.deployments[name]) + 1
	p := &play{u: u, env: w.revisions[u.TaskDefinition].Env, source: s.TaskDefinition, back: make(chan string, 1), answer: make(chan bool, 1)}
	p.d = Deployment{
		ARN: fmt.Sprintf("%s/%s/%d", w.prefix(), name, n), Status: Pending, Created: time.Now(),
		Target:  Side{Revision: fmt.Sprintf("arn:revision/%s/%d", name, n), Requested: u.Desired},
		Sources: []Side{{Revision: fmt.Sprintf("arn:revision/%s/%d", name, n-1), Requested: s.Running, Running: s.Running}},
	}
	if u.Configuration.Strategy != rolling {
		p.d.Target.Production, p.d.Sources[0].Production = new(0.0), new(100.0)
	}
	if n > 1 {
		if before := w.deployments[name][n-2]; !before.d.Status.Ended() {
			before.back <- "replaced by a newer deployment"
		}
	}
	w.deployments[name] = append(w.deployments[name], p)
	s.TaskDefinition, s.Desired = u.TaskDefinition, u.Desired
	w.calls = append(w.calls, fmt.Sprintf("update %s to %s: %+v", name, w.revisions[u.TaskDefinition].Env["FLOTA_VERSION"], u.Configuration))
	w.playing.Go(func() { w.play(name, p) })
	return nil
}

// prefix is what the IDs of deployments begin with.
func (w *aws) prefix() string {
	if w.shifts {
		return "d-"
	}
	return "arn:deployment"
}

// shifter is aws as CodeDeploy, which tells of target groups, but not of service revisions.
type shifter struct{ *aws }

func (s shifter) Start(ctx context.Context, cluster, service string, u Update) (string, error) {
	if err := s.Update(ctx, cluster, service, u); err != nil {
		return "", err
	}
	d, err := s.Newest(ctx, cluster, service)
	return d.ARN, err
}

func (s shifter) Newest(ctx context.Context, cluster, service string) (Deployment, error) {
	d, err := s.aws.Newest(ctx, cluster, service)
	return s.tell(d), err
}

func (s shifter) Deployment(ctx context.Context, id string) (Deployment, error) {
	d, err := s.aws.Deployment(ctx, id)
	return s.tell(d), err
}

func (s shifter) tell(d Deployment) Deployment {
	d.Target.Revision, d.Target.Group = "", d.Target.Revision
	return d
}

func (w *aws) Scale(_ context.Context, cluster, name string, desired int) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.calls = append(w.calls, fmt.Sprintf("scale %s to %d", name, desired))
	all := w.deployments[name]
	if w.services[name].Desired = desired; w.shifts && desired > 0 {
		return nil // a deployment of CodeDeploy's begins with it
	}
	w.services[name].Running = desired
	d := &all[len(all)-1].d
	d.Target.Running, d.Target.Requested = desired, desired
	if desired == 0 {
		d.Status = Successful // ECS has what it wants
	}
	return nil
}

// play moves a deployment through its stages.
func (w *aws) play(name string, p *play) {
	b := w.behaviour[p.env["FLOTA_VERSION"]]
	if b.hang {
		w.stage(p, "SCALE_UP", 24*time.Hour)
		w.rollBack(name, p, "gave up")
		return
	}
	if reason := w.forward(p, b); reason != "" {
		w.rollBack(name, p, reason)
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	p.d.Status = Successful
	w.services[name].Running = p.u.Desired
}

// forward returns why the deployment must go back, or "".
func (w *aws) forward(p *play, b behaviour) string {
	if r := w.stage(p, "SCALE_UP", time.Second); r != "" {
		return r
	}
	w.change(func() {
		p.d.Target.Running = p.u.Desired
		w.tasks = append(w.tasks, Task{ARN: "arn:task", TaskDefinition: p.u.TaskDefinition, Status: "RUNNING", StartedAt: time.Now()})
		if b.crash {
			p.d.Target.Running = 0
			t := &w.tasks[len(w.tasks)-1]
			t.Status, t.StopCode, t.StoppedReason = "STOPPED", "EssentialContainerExited", "Essential container in task exited"
			t.ExitCode = new(3)
		}
	})
	if b.breaker {
		return "ECS deployment circuit breaker"
	}
	if b.crash || b.unhealthy {
		return w.stage(p, "SCALE_UP", time.Hour)
	}
	if b.starts > 0 {
		if r := w.stage(p, "SCALE_UP", b.starts); r != "" {
			return r
		}
	}
	if p.u.Configuration.Strategy == rolling {
		w.change(func() { p.d.Sources = nil })
		return w.stage(p, "", time.Second)
	}
	if r := w.stage(p, "TEST_TRAFFIC_SHIFT", time.Second); r != "" {
		return r
	}
	if r := w.pause(p); r != "" {
		return r
	}
	return w.shift(p, b)
}

func (w *aws) shift(p *play, b behaviour) string {
	c := p.u.Configuration
	if c.CanaryPercent > 0 {
		w.change(func() { *p.d.Target.Production, *p.d.Sources[0].Production = c.CanaryPercent, 100-c.CanaryPercent })
		if r := w.stage(p, "PRODUCTION_TRAFFIC_SHIFT", time.Duration(c.CanaryMinutes)*time.Minute/2); r != "" {
			return r
		}
		if b.alarm != "" {
			return w.fire(p, b.alarm)
		}
		if r := w.stage(p, "PRODUCTION_TRAFFIC_SHIFT", time.Duration(c.CanaryMinutes)*time.Minute/2); r != "" {
			return r
		}
	}
	w.change(func() { *p.d.Target.Production, *p.d.Sources[0].Production = 100, 0 })
	if r := w.stage(p, "BAKE_TIME", time.Duration(c.BakeMinutes)*time.Minute/2); r != "" {
		return r
	}
	if b.alarm != "" {
		return w.fire(p, b.alarm)
	}
	if r := w.stage(p, "BAKE_TIME", time.Duration(c.BakeMinutes)*time.Minute/2); r != "" {
		return r
	}
	if r := w.stage(p, "CLEAN_UP", time.Second/2); r != "" {
		return r
	}
	w.change(func() { p.d.Sources[0].Running = 0 })
	return w.stage(p, "CLEAN_UP", time.Second/2)
}

func (w *aws) fire(p *play, alarm string) string {
	w.change(func() {
		w.alarms[alarm] = Alarm{Name: alarm, Firing: true, Reason: "Threshold Crossed: 1 datapoint [4.2] was greater than 1.0"}
		p.d.FiredAlarms = []string{alarm}
	})
	return "alarm"
}

func (w *aws) pause(p *play) string {
	if !p.u.Configuration.Pause {
		return ""
	}
	w.change(func() { p.d.Stage, p.d.Paused = "POST_TEST_TRAFFIC_SHIFT", []string{"hook-1"} })
	defer w.change(func() { p.d.Paused = nil })
	select {
	case goOn := <-p.answer:
		if goOn {
			return ""
		}
		return "lifecycle hook"
	case r := <-p.back:
		return r
	case <-time.After(10 * time.Minute):
		return "lifecycle hook timed out"
	}
}

// stage stays in a stage for d, and returns early with a reason if the deployment is taken back.
func (w *aws) stage(p *play, stage string, d time.Duration) string {
	w.change(func() { p.d.Status, p.d.Stage = InProgress, stage })
	select {
	case r := <-p.back:
		return r
	case <-time.After(d + offBeat):
		return ""
	}
}

func (w *aws) rollBack(name string, p *play, reason string) {
	w.change(func() {
		p.d.Status, p.d.RollbackReason = RollbackInProgress, reason
		if p.d.Target.Production != nil {
			*p.d.Target.Production, *p.d.Sources[0].Production = 0, 100
		}
	})
	time.Sleep(2*time.Second + offBeat)
	w.change(func() {
		p.d.Status, p.d.Target.Running = RollbackSuccessful, 0
		if w.services[name].Running == 0 {
			p.d.Status = RollbackFailed
			return
		}
		w.services[name].TaskDefinition = p.source
	})
}

func (w *aws) change(f func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f()
}

func (w *aws) Newest(_ context.Context, cluster, name string) (Deployment, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := w.deployments[name]
	if len(all) == 0 {
		return Deployment{}, ErrNotFound
	}
	return all[len(all)-1].snapshot(), nil
}

func (w *aws) Deployment(_ context.Context, arn string) (Deployment, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.down {
		return Deployment{}, errors.New("connection refused")
	}
	if p := w.find(arn); p != nil {
		return p.snapshot(), nil
	}
	return Deployment{}, ErrNotFound
}

func (p *play) snapshot() Deployment {
	d := p.d
	d.Sources = slices.Clone(d.Sources)
	if d.Target.Production != nil {
		d.Target.Production = new(*d.Target.Production)
	}
	return d
}

func (w *aws) find(arn string) *play {
	for _, all := range w.deployments {
		for _, p := range all {
			if p.d.ARN == arn {
				return p
			}
		}
	}
	return nil
}

func (w *aws) Continue(_ context.Context, arn, hook string, goOn bool) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.calls = append(w.calls, fmt.Sprintf("continue %s: %v", hook, goOn))
	w.find(arn).answer <- goOn
	return nil
}

func (w *aws) TakeBack(_ context.Context, arn string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.calls = append(w.calls, "take back")
	p := w.find(arn)
	if len(p.d.Sources) > 0 && p.d.Sources[0].Running == 0 {
		return errors.New("there is no earlier revision to roll back to")
	}
	p.back <- "Service deployment was stopped by the user"
	return nil
}

func (w *aws) Revision(_ context.Context, arn string) (Revision, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if r, ok := w.revisions[arn]; ok {
		return r, nil
	}
	return Revision{}, ErrNotFound
}

func (w *aws) Register(_ context.Context, template string, image Image, env map[string]string) (string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	arn := fmt.Sprintf("%s/%d", template, len(w.revisions))
	r := w.revisions[template]
	r.ARN, r.Image, r.Env = arn, image.String(), env
	w.revisions[arn] = r
	return arn, nil
}

func (w *aws) Tasks(_ context.Context, cluster, service, taskDefinition string) ([]Task, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(w.tasks), func(t Task) bool { return t.TaskDefinition != taskDefinition }), nil
}

func (w *aws) LastLines(context.Context, Task, int) ([]string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.log, nil
}

func (w *aws) Groups(_ context.Context, s Side) ([]string, error) {
	if s.Revision == "" && s.Group == "" {
		return nil, ErrNotFound
	}
	return []string{"group of " + s.Revision + s.Group}, nil
}

func (w *aws) Targets(_ context.Context, group string) ([]Target, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, all := range w.deployments {
		for _, p := range all {
			if group != "group of "+p.d.Target.Revision || p.d.Target.Running == 0 {
				continue
			}
			b := w.behaviour[p.env["FLOTA_VERSION"]]
			if began := w.tasks[len(w.tasks)-1].StartedAt; time.Since(began) < b.starts {
				return []Target{{State: "initial", Reason: "Health checks failed"}}, nil
			}
			if b.unhealthy {
				return []Target{{State: "unhealthy", Reason: "Health checks failed with these codes: [503]"}}, nil
			}
			return slices.Repeat([]Target{{State: "healthy"}}, p.d.Target.Running), nil
		}
	}
	return nil, nil
}

func (w *aws) Alarms(_ context.Context, names []string) ([]Alarm, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var found []Alarm
	for _, n := range names {
		if a, ok := w.alarms[n]; ok {
			found = append(found, a)
		}
	}
	return found, nil
}

func (w *aws) HasImage(_ context.Context, i Image) (bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.images[i.Digest], nil
}

func (w *aws) Missing(_ context.Context, arns []string) ([]Absent, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []Absent
	for _, arn := range arns {
		if !w.secrets[arn] {
			out = append(out, Absent{ARN: arn})
		}
	}
	return out, nil
}

func (w *aws) TaskDefinition(_ context.Context, group, name string) (string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if arn, ok := w.schedules[name]; ok {
		return arn, nil
	}
	return "", ErrNotFound
}

func (w *aws) Point(_ context.Context, group, name, taskDefinition string, switchOn bool) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if switchOn {
		w.switched++
	}
	w.schedules[name] = taskDefinition
	return nil
}

func (w *aws) Put(_ context.Context, bucket string, f File) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.files[f.Key] = f
	w.puts = append(w.puts, f.Key)
	return nil
}

func (w *aws) Copy(_ context.Context, bucket, from, to string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	f := w.files[from]
	f.Key = to
	w.files[to] = f
	w.puts = append(w.puts, to)
	return nil
}

func (w *aws) Keys(_ context.Context, bucket, prefix string) ([]string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var keys []string
	for k := range w.files {
		if strings.HasPrefix(k, prefix) {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys, nil
}

// Do answers a verification request as the version under test would.
func (w *aws) Do(req *http.Request) (*http.Response, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.refusals > 0 {
		w.refusals--
		return nil, errors.New("connection refused")
	}
	w.calls = append(w.calls, fmt.Sprintf("%s %s with %s", req.Method, req.URL, req.Header.Get("x-flota-test")))
	status, body := http.StatusOK, "ok"
	for _, all := range w.deployments {
		for _, p := range all {
			if b := w.behaviour[p.env["FLOTA_VERSION"]]; p.d.Stage == "POST_TEST_TRAFFIC_SHIFT" && b.status != 0 {
				status, body = b.status, "{\"error\":\n \"no ledger\"}"
			}
		}
	}
	return &http.Response{
		StatusCode: status, Status: fmt.Sprintf("%d %s", status, http.StatusText(status)),
		Body: io.NopCloser(bytes.NewBufferString(body)),
	}, nil
}
