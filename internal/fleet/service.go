package fleet

import "time"

// Kind is what sort of deployable a service is.
type Kind string

// The kinds of services.
const (
	HTTP   Kind = "http"
	Worker Kind = "worker"
	Job    Kind = "job"  // runs on a schedule
	Site   Kind = "site" // static files
)

// Service is one deployable, in one environment.
type Service struct {
	Name     string
	Kind     Kind
	Build    Build
	Port     int // what the process is told by $PORT; 0 for kinds that do not listen
	Health   Health
	Size     Size
	Count    Count
	Route    Route
	Schedule string // jobs: rate(5 minutes) or cron(0 3 * * ? *), EventBridge Scheduler's forms
	Needs    []string
	Env      map[string]string
	Secrets  map[string]Secret
	Buckets  []string
	Drain    time.Duration
	Deploy   Deploy
	// Dir is the absolute path of the folder that holds service.yaml (the fleet's, for an inline service).
	Dir string
}

// Build says how the service becomes an image (or, for a site, a folder of files). Exactly one form is set.
type Build struct {
	Go         string   // package path, relative to the fleet's folder
	Dockerfile string   // path, relative to the service's folder
	Command    string   // shell command, run in the service's folder
	Output     string   // with Command: the folder it leaves behind, relative to the service's folder
	Run        []string // with Command: the image's entrypoint, relative to Output
}

// Health is how the load balancer knows that a task works.
type Health struct {
	Path      string
	Interval  time.Duration
	Healthy   int
	Unhealthy int
	Grace     time.Duration
}

// Size is what one task gets: CPU in units (1024 is one vCPU), memory in MiB.
type Size struct {
	CPU    int
	Memory int
}

// Count is how many tasks run. Min and Max are equal where nothing scales.
type Count struct {
	Min int
	Max int
	CPU int // percent of CPU that scaling aims at
}

// Route is how requests reach an http service (or a site).
type Route struct {
	Paths  []string // load balancer path patterns, such as /orders/*
	Public bool
}

// SecretSource says where a secret's value lives.
type SecretSource string

// The sources of secrets.
const (
	SSM     SecretSource = "ssm"      // SSM parameter: Name is its path, {env} filled in
	Manager SecretSource = "secret"   // Secrets Manager: Name is the secret's name
	HCP     SecretSource = "hcp"      // HCP Terraform variable
	FromDB  SecretSource = "database" // Name is a key of base.databases
)

// Secret is a reference; flota never holds a value.
type Secret struct {
	Source SecretSource
	Name   string
}

// Strategy is how traffic moves to a new revision.
type Strategy string

// The strategies.
const (
	Rolling   Strategy = "rolling"
	BlueGreen Strategy = "blue_green"
	Canary    Strategy = "canary"
	Linear    Strategy = "linear"
)

// Deploy is how a new version goes live.
type Deploy struct {
	Strategy   Strategy
	Controller string // ecs or codedeploy
	Canary     Step
	Linear     Step
	Bake       time.Duration
	RollbackOn RollbackOn
	Verify     Verify
}

// Step is a share of traffic, in percent, and how long to watch it.
type Step struct {
	Percent float64
	Wait    time.Duration
}

// RollbackOn are the limits beyond which a release is rolled back. Zero means no limit.
type RollbackOn struct {
	ErrorRate float64 // percent of requests answered 5xx
	P99       time.Duration
}

// Verify are requests sent to the new revision through the test listener rule
// before it gets production traffic. All must be answered below 500.
type Verify struct {
	Paths    []string
	Requests int // how many requests a path
}

// Budget is how long a release and a rollback may take.
type Budget struct {
	Live     time.Duration
	Rollback time.Duration
}
