package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"sync"
	"time"

	"flota.dev/flota"
	"flota.dev/flota/internal/bitbucket"
	"flota.dev/flota/internal/cloud"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/ledger"
	"flota.dev/flota/internal/library"
	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/release"
	"flota.dev/flota/internal/rest"
	"flota.dev/flota/internal/sandbox"
	"flota.dev/flota/internal/stack"
	"flota.dev/flota/internal/terraform"
)

// project is a fleet and where it is put to work.
type project struct {
	*app
	fleet   *fleet.Fleet
	sandbox *sandbox.State // nil on AWS
	home    string         // the folder whose sandbox it is
	// examined is what the gate saw of the stacks; plans that are made are held against it.
	examined *examination
	// part is the role of an environment that the step of a pipeline takes, plan
	// or deliver; empty outside of pipelines.
	part string

	connecting sync.Mutex
	clouds     map[cloud.Config]*cloud.Cloud
}

// load reads the manifest.
func (a *app) load() (*project, error) {
	dir, err := a.folder()
	if err != nil {
		return nil, err
	}
	f, err := fleet.Load(dir)
	if err != nil {
		return nil, err
	}
	return &project{app: a, fleet: f}, nil
}

// target reads the manifest and finds where the fleet is put to work: in its
// sandbox, if one was started and not taken down, else on AWS. The step of a
// pipeline in a sandbox is led there by a variable. A sandbox that died is an
// error, lest a command meant for it reaches AWS.
func (a *app) target(context.Context) (*project, error) {
	p, err := a.load()
	if err != nil {
		return nil, err
	}
	home, led := os.LookupEnv(sandbox.Variable)
	if !led {
		home = p.fleet.Dir
	}
	s, err := sandbox.Find(home)
	switch {
	case err == nil:
		p.sandbox, p.home = &s, home
	case !errors.Is(err, sandbox.ErrDown):
		return nil, err
	case led || sandbox.Remembered(home):
		return nil, &diag.Error{
			What: "the sandbox of this fleet is not running any more",
			Hint: "flota sandbox up; or, to work on AWS from now on: flota sandbox down",
		}
	}
	return p, nil
}

// where tells the target in a line.
func (p *project) where() string {
	if p.sandbox != nil {
		return fmt.Sprintf("%s in the sandbox, %s", p.fleet.Name, p.sandbox.Edge)
	}
	return p.fleet.Name + " on AWS"
}

func (p *project) endpoint() string {
	if p.sandbox != nil {
		return p.sandbox.API
	}
	return ""
}

// connect returns the adapter to one account and region. It is made once: AWS is
// asked each time whose the credentials are.
func (p *project) connect(ctx context.Context, c cloud.Config) (*cloud.Cloud, error) {
	c.Endpoint = p.endpoint()
	p.connecting.Lock()
	defer p.connecting.Unlock()
	if made, ok := p.clouds[c]; ok {
		return made, nil
	}
	made, err := cloud.New(ctx, c)
	if err != nil {
		return nil, err
	}
	if p.clouds == nil {
		p.clouds = map[cloud.Config]*cloud.Cloud{}
	}
	p.clouds[c] = made
	return made, nil
}

// cloud returns the adapter to one account and region.
func (p *project) cloud(ctx context.Context, account, region string) (*cloud.Cloud, error) {
	return p.connect(ctx, cloud.Config{Account: account, Region: region})
}

func (p *project) sharedCloud(ctx context.Context) (*cloud.Cloud, error) {
	return p.cloud(ctx, p.fleet.Shared.Account, p.fleet.Shared.Region)
}

// inside returns the adapter to an environment, in the role that is taken there.
func (p *project) inside(ctx context.Context, e fleet.Environment) (*cloud.Cloud, error) {
	return p.connect(ctx, cloud.Config{Account: e.Account, Region: e.Region, Role: p.role(e.Name)})
}

// role is the ARN of the role that is taken in an environment: the manifest's,
// or in a pipeline the one that the environment keeps for it. Stacks of no
// environment are worked on with the credentials at hand.
func (p *project) role(env string) string {
	e, ok := p.fleet.Environment(env)
	switch {
	case !ok:
		return ""
	case p.part != "":
		return fmt.Sprintf("arn:aws:iam::%s:role/%s-%s-%s", e.Account, p.fleet.Name, e.Name, p.part)
	}
	return e.Role
}

// outside reports whether this runs outside of the environments' networks: the
// steps of pipelines do on AWS.
func (p *project) outside() bool { return p.part != "" && p.sandbox == nil }

// state is the bucket of states, outputs and the ledger.
func (p *project) state(ctx context.Context) (*cloud.Bucket, error) {
	c, err := p.sharedCloud(ctx)
	if err != nil {
		return nil, err
	}
	return c.Bucket(stack.Bucket(p.fleet)), nil
}

// layout knows the stacks' working directories. Modules that the manifest
// takes from elsewhere are there when it returns.
func (p *project) layout(ctx context.Context) (*stack.Layout, error) {
	modules, err := p.modules(ctx)
	if err != nil {
		return nil, err
	}
	return stack.NewLayout(p.fleet, stack.Library{Stacks: flota.Stacks, Modules: modules}), nil
}

// modules is the module library of the fleet: the one that the manifest names, or flota's own.
func (p *project) modules(ctx context.Context) (fs.FS, error) {
	if p.fleet.Modules.Source == "" {
		return flota.Modules, nil
	}
	return library.Get(ctx, p.fleet)
}

// provision builds the engine that plans and applies.
func (p *project) provision(ctx context.Context, events event.Sink, o *provision.Options) (*provision.Engine, error) {
	program, err := terraform.Finder{Sink: events}.Find(ctx)
	if err != nil {
		return nil, err
	}
	layout, err := p.layout(ctx)
	if err != nil {
		return nil, err
	}
	bucket, err := p.state(ctx)
	if err != nil {
		return nil, err
	}
	target := terraform.Target{Endpoint: p.endpoint(), Role: func(i stack.Instance) string { return p.role(i.Environment) }}
	if p.sandbox != nil {
		target.Reattach, target.Holders = p.sandbox.Provider, filepath.Join(p.home, sandbox.Folder, "holders")
	}
	runner := terraform.New(program, target, events)
	p.interrupt.second(runner.Kill)
	if p.examined != nil {
		o.Review = p.examined.holdPlans(runner)
	}
	return provision.New(provision.Config{
		Fleet:      p.fleet,
		Layout:     layout,
		Terraform:  runner,
		Outputs:    bucket,
		Bucket:     bucket,
		Parameters: p.parameters(bucket),
		Sink:       events,
	}), nil
}

func (p *project) plan(ctx context.Context, o provision.Options) (*provision.Result, error) {
	events := p.events()
	defer events.Close()
	engine, err := p.provision(ctx, events, &o)
	if err != nil {
		return nil, err
	}
	return engine.Plan(ctx, o)
}

func (p *project) apply(ctx context.Context, o provision.Options) (*provision.Result, error) {
	events := p.events()
	defer events.Close()
	engine, err := p.provision(ctx, events, &o)
	if err != nil {
		return nil, err
	}
	return engine.Apply(ctx, o)
}

// releases builds the engine that releases to one environment.
func (p *project) releases(ctx context.Context, env string, events event.Sink) (*release.Engine, error) {
	e, _ := p.fleet.Environment(env)
	c, err := p.inside(ctx, e)
	if err != nil {
		return nil, err
	}
	bucket, err := p.state(ctx)
	if err != nil {
		return nil, err
	}
	pace := release.AWSPace()
	if p.sandbox != nil {
		pace = release.LoopbackPace(p.sandbox.TimeScale)
	}
	return release.New(c.Release(), ledger.New(bucket), events, pace, holder()), nil
}

// host is the repository's host, for those who have a token for it; nil for others.
func (p *project) host() (pipeline.Host, error) {
	token := os.Getenv(envToken)
	if token == "" {
		return nil, nil
	}
	return bitbucket.New(bitbucket.Config{
		API: os.Getenv("BITBUCKET_API"), Repository: p.fleet.Source.Repository, Token: rest.Token(token),
		Patience: hostPatience,
	})
}

// hostPatience is how long a step waits for its host: it has its own work to do.
const hostPatience = 10 * time.Second

// envToken holds an access token of the repository.
const envToken = "BITBUCKET_TOKEN"

func (p *project) releasesAtOnce() int { return p.atOnce(6) }

// holder is who the ledger and its leases name.
func holder() ledger.Holder {
	h := ledger.Holder{Who: "unknown", PID: os.Getpid()}
	if u, err := user.Current(); err == nil {
		h.Who = u.Username
	}
	if host, err := os.Hostname(); err == nil {
		h.Host = host
	}
	return h
}

// terraformGet lets Terraform fetch the modules of a folder.
func (a *app) terraformGet(ctx context.Context, dir string) error {
	program, err := terraform.Finder{Sink: event.Discard}.Find(ctx)
	if err != nil {
		return err
	}
	return terraform.New(program, terraform.Target{}, event.Discard).Get(ctx, dir)
}
