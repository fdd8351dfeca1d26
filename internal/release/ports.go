package release

import (
	"context"
	"errors"
	"net/http"
	"time"
)

// ErrNotFound is what ports return for something that is not there.
var ErrNotFound = errors.New("not found")

// Ports are what the engine needs of the cloud.
type Ports struct {
	Services    Services
	Deployments Deployments
	CodeDeploy  CodeDeploy
	Revisions   Revisions
	Tasks       Tasks
	Signals     Signals
	Inputs      Inputs
	Schedules   Schedules
	Files       Files
	Verify      Doer
}

// Services reads and changes ECS services.
type Services interface {
	Service(ctx context.Context, cluster, name string) (Service, error)
	// Update starts a deployment (API: UpdateService).
	Update(ctx context.Context, cluster, name string, u Update) error
	// Scale changes how many tasks are to run, and nothing else.
	Scale(ctx context.Context, cluster, name string, desired int) error
}

// Service is an ECS service.
type Service struct {
	TaskDefinition string // ARN of what is deployed, or being deployed
	Desired        int
	Running        int
	// Groups are the ARNs of its target groups, alternates too.
	Groups []string
}

// Update is what a deployment brings.
type Update struct {
	TaskDefinition string
	Desired        int
	Configuration  Configuration
}

// Configuration is how ECS moves traffic (API: DeploymentConfiguration).
type Configuration struct {
	Strategy      string // ROLLING, BLUE_GREEN, CANARY or LINEAR
	BakeMinutes   int
	CanaryPercent float64
	CanaryMinutes int
	LinearPercent float64
	LinearMinutes int
	// Alarms roll the deployment back.
	Alarms []string
	// Pause stops at POST_TEST_TRAFFIC_SHIFT until Continue is called.
	Pause bool
}

// Deployments follows what ECS does (API: ServiceDeployment).
type Deployments interface {
	// Newest returns the latest deployment of a service, done or not.
	Newest(ctx context.Context, cluster, service string) (Deployment, error)
	Deployment(ctx context.Context, arn string) (Deployment, error)
	// Continue answers a pause: go on, or roll back.
	Continue(ctx context.Context, arn, hook string, goOn bool) error
	// TakeBack rolls a running deployment back (API: StopServiceDeployment, ROLLBACK).
	TakeBack(ctx context.Context, arn string) error
}

// CodeDeploy carries out the deployments of services whose controller it is, and
// tells of them as ECS tells of its own. Application and deployment group are
// named as the service is.
type CodeDeploy interface {
	Deployments
	// Start begins a deployment and returns its ID (API: CreateDeployment). The
	// deployment group says how traffic moves, and what is watched, unless the
	// update wants all at once or no alarms.
	Start(ctx context.Context, cluster, service string, u Update) (string, error)
}

// Revisions reads and registers task definitions.
type Revisions interface {
	Revision(ctx context.Context, arn string) (Revision, error)
	// Register adds a revision to the template's family: the same but for the
	// image, in the container that runs the image's repository, and the variables
	// of the environment that are added there. It returns the ARN.
	Register(ctx context.Context, template string, image Image, env map[string]string) (string, error)
}

// Revision is a task definition revision.
type Revision struct {
	ARN     string
	Active  bool
	Env     map[string]string
	Image   string   // of the first essential container
	Secrets []string // ARNs of what its containers read as secrets
}

// Tasks looks at tasks.
type Tasks interface {
	// Tasks returns the tasks of one revision of a service: those that run, and
	// those that stopped not long ago (ECS keeps them for about an hour).
	Tasks(ctx context.Context, cluster, service, taskDefinition string) ([]Task, error)
	// LastLines returns the last lines that a task logged, oldest first.
	LastLines(ctx context.Context, t Task, limit int) ([]string, error)
}

// Task is one task.
type Task struct {
	ARN            string
	TaskDefinition string
	Status         string // PENDING, RUNNING, STOPPED …
	StopCode       string // EssentialContainerExited, TaskFailedToStart, ServiceSchedulerInitiated …
	StoppedReason  string
	// Container is the one that ended the task, if one did.
	Container string
	ExitCode  *int
	CreatedAt time.Time
	StartedAt time.Time
}

// Signals tells how healthy things are.
type Signals interface {
	// Groups returns the ARNs of the target groups that the tasks of one side of a deployment are in.
	Groups(ctx context.Context, s Side) ([]string, error)
	// Targets returns the targets of a target group.
	Targets(ctx context.Context, group string) ([]Target, error)
	// Alarms returns those of the alarms that are there, in any state.
	Alarms(ctx context.Context, names []string) ([]Alarm, error)
}

// Target is one target of a target group.
type Target struct {
	State  string // initial, healthy, unhealthy, draining, unused
	Reason string // in words
}

// Alarm is one CloudWatch alarm.
type Alarm struct {
	Name   string
	Firing bool
	Reason string
}

// Inputs tells whether what a release needs is there.
type Inputs interface {
	HasImage(ctx context.Context, i Image) (bool, error)
	// Missing returns those of the SSM parameters and Secrets Manager secrets that give a task no value.
	Missing(ctx context.Context, arns []string) ([]Absent, error)
}

// Absent is a parameter or secret that gives a task no value.
type Absent struct {
	ARN string
	// Unfilled is the name of a secret that is there, but has no value yet.
	Unfilled string
}

// Schedules reads and changes EventBridge schedules.
type Schedules interface {
	// TaskDefinition returns the ARN of what the schedule runs.
	TaskDefinition(ctx context.Context, group, name string) (string, error)
	// Point lets the schedule run another task definition from now on, and can switch it on.
	Point(ctx context.Context, group, name, taskDefinition string, switchOn bool) error
}

// Files is a site's bucket.
type Files interface {
	Put(ctx context.Context, bucket string, f File) error
	// Copy copies an object with its content type and cache control.
	Copy(ctx context.Context, bucket, from, to string) error
	// Keys returns the keys that begin with prefix, sorted.
	Keys(ctx context.Context, bucket, prefix string) ([]string, error)
}

// File is one object to serve.
type File struct {
	Key          string
	Body         []byte
	ContentType  string
	CacheControl string
}

// Doer sends requests to services inside the environment. *http.Client is one.
type Doer interface {
	Do(*http.Request) (*http.Response, error)
}
