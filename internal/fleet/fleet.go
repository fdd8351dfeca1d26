// Package fleet reads what a user writes: fleet.yaml and the service.yaml files
// beside it. Load finds all problems in one run and returns a Fleet in which
// every default is set and every environment's overrides are merged.
//
// The types are the manifest: their yaml tags are its keys, their jsonschema
// tags its defaults and limits, and their comments the descriptions that
// editors show. Load and Schema both read them, so the two cannot disagree.
package fleet

// Fleet is all services of one team, with everything they run on.
type Fleet struct {
	Name    string
	Region  string
	Source  Source
	Modules Modules
	// Parameters says where values of secrets live outside of AWS.
	Parameters Parameters
	// Shared is where the stacks live that all environments use; by default the first environment's account and region.
	Shared Shared
	// Environments stand in the order of the file, which is the order of promotion.
	Environments []Environment
	// Workspaces are the desktops of the team, nil for none.
	Workspaces *Workspaces
	Budget     Budget
	// Reserved is machines that CodeBuild keeps ready; nil for none.
	Reserved *Reserved
	// Sign says that what pipelines attest to is signed.
	Sign bool
	// Dir is the absolute path of the folder that holds fleet.yaml.
	Dir string

	services map[string]map[string]*Service // by environment ("" for no overrides), then name
	names    []string
}

// Source is the repository that the pipelines build from.
type Source struct {
	// Provider is who hosts the repository. Default: bitbucket.
	Provider string `yaml:"provider" jsonschema:"default=bitbucket,enum=bitbucket"`
	// Repository is the repository's owner and name.
	Repository string `yaml:"repository" jsonschema:"example=example/cambio"`
	// Branch is what is built when it changes. Default: main.
	Branch string `yaml:"branch" jsonschema:"default=main"`
	// OIDC lets the steps of Bitbucket Pipelines into AWS without keys. Default: nobody.
	OIDC *OIDC `yaml:"oidc"`
	// Token is where an access token of the repository lives, in the shared account: ssm:/path or secret:NAME. With it pipelines tell pull requests how they go. Default: none.
	Token Secret `yaml:"token"`
}

// Shared is the account and region of the stacks that all environments use.
type Shared struct {
	// Account is an AWS account id of 12 digits. Default: the first environment's.
	Account string `yaml:"account" jsonschema:"example=111111111111"`
	// Region is an AWS region. Default: the first environment's.
	Region string `yaml:"region" jsonschema:"example=us-east-1"`
}

// Environment is one stage, such as dev or prod.
type Environment struct {
	Name     string
	Account  string // twelve digits
	Region   string
	Domain   string
	Approval bool // whether a person must approve before something goes live
	// Role is the ARN of the IAM role that flota assumes in the account; empty for none.
	Role string
	// Base is the fleet's base with this environment's overrides.
	Base Base
}

// Base is what all services of an environment share.
type Base struct {
	// Network is the environment's VPC.
	Network Network `yaml:"network"`
	// Edge is how the world reaches public services.
	Edge Edge `yaml:"edge"`
	// Databases are RDS instances by name; a service uses one by a secret "database:NAME".
	Databases map[string]Database `yaml:"databases"`
	// Buckets are S3 buckets by name; a service may use those that it lists.
	Buckets map[string]Bucket `yaml:"buckets"`
	// Secrets are made empty in Secrets Manager and filled by people; a service uses one by "secret:NAME".
	Secrets map[string]ManagedSecret `yaml:"secrets"`
	// Parameters are SSM parameters by name, with their values; a service uses one by "ssm:/FLEET/{env}/NAME".
	Parameters map[string]string `yaml:"parameters"`
	// Instances are EC2 instances by name.
	Instances map[string]Instance `yaml:"instances"`
	// Workspaces are virtual desktops. They are for people, not for environments: there is one directory, in the shared account. Default: none.
	Workspaces *Workspaces `yaml:"workspaces"`
	// Alerts says who is told when an alarm fires. Default: nobody.
	Alerts Alerts `yaml:"alerts"`
	// Logs is how long logs are kept.
	Logs Logs `yaml:"logs"`
	// Dashboards are the CloudWatch dashboards, each of which has a price: one for the environment and one for each service, the environment's alone, or none. Default: all.
	Dashboards string `yaml:"dashboards" jsonschema:"default=all,enum=all,enum=environment,enum=none"`
	// Costs is a budget, about which the alerts' addresses are told. Default: none.
	Costs Costs `yaml:"costs"`
	// Security is what guards the environment and its account.
	Security Security `yaml:"security"`
}

// Network is the environment's VPC.
type Network struct {
	// CIDR is the VPC's IPv4 range, from /16 to /20. Default: 10.0.0.0/16.
	CIDR string `yaml:"cidr" jsonschema:"default=10.0.0.0/16"`
	// Zones is over how many availability zones everything is spread; a load balancer needs two. Default: 2.
	Zones int `yaml:"zones" jsonschema:"default=2,minimum=2,maximum=4"`
	// NAT is how tasks reach the internet: not at all, by one NAT gateway, or by one in each zone. Default: single.
	NAT string `yaml:"nat" jsonschema:"default=single,enum=none,enum=single,enum=per_zone"`
	// Endpoints are AWS services that tasks reach within the VPC, not by NAT, such as ecr.api or secretsmanager. Each costs 7 dollars a month and zone. Default: what tasks need if nat is none, else none; S3 is always there, for nothing.
	Endpoints []string `yaml:"endpoints" jsonschema:"example=secretsmanager"`
}

// Alerts says who is told when an alarm fires.
type Alerts struct {
	// Email is the addresses that alarms are sent to. Default: none.
	Email []string `yaml:"email" short:"alone"`
	// Webhook is a secret of Secrets Manager whose value is the URL of a webhook that reads Slack's messages. {env} stands for the environment. Default: none.
	Webhook Secret `yaml:"webhook" jsonschema:"example=secret:cambio/{env}/chat"`
}

// Environment returns the environment of that name.
func (f *Fleet) Environment(name string) (Environment, bool) {
	for _, e := range f.Environments {
		if e.Name == name {
			return e, true
		}
	}
	return Environment{}, false
}

// Names returns the names of all services, sorted.
func (f *Fleet) Names() []string { return f.names }

// Service returns a service as it is in an environment, overrides merged. The
// environment "" means the service as it stands, with no overrides.
func (f *Fleet) Service(environment, name string) (*Service, bool) {
	s, ok := f.services[environment][name]
	return s, ok
}

// Services returns all services as they are in an environment, sorted by name;
// none for an environment that is not in the fleet.
func (f *Fleet) Services(environment string) []*Service {
	var out []*Service
	for _, n := range f.names {
		if s, ok := f.Service(environment, n); ok {
			out = append(out, s)
		}
	}
	return out
}
