package fleet

// Version is the manifest's version, the value of apiVersion.
const Version = "flota/v1"

// File is the name of the file that makes a folder a fleet.
const File = "fleet.yaml"

// manifest is fleet.yaml as it is written.
type manifest struct {
	// APIVersion is the version of this file's form.
	APIVersion string `yaml:"apiVersion" jsonschema:"required,enum=flota/v1"`
	// Name is the fleet's name: lower-case letters, digits and hyphens. It is the first part of every AWS name.
	Name string `yaml:"fleet" jsonschema:"required,example=cambio"`
	// Region is the AWS region of every environment that names none.
	Region string `yaml:"region" jsonschema:"example=us-east-1"`
	// Source is the repository that the pipelines build from.
	Source Source `yaml:"source"`
	// Modules says where the Terraform modules come from. Default: the library built into flota.
	Modules Modules `yaml:"modules"`
	// Parameters is where values of secrets live outside of AWS.
	Parameters Parameters `yaml:"parameters"`
	// Shared is where the stacks live that all environments use.
	Shared Shared `yaml:"shared"`
	// Environments are the stages by name, in the order of promotion.
	Environments map[string]stage `yaml:"environments" jsonschema:"required"`
	// Base is what all services of an environment share.
	Base Base `yaml:"base"`
	// Budget is how long a release and a rollback may take.
	Budget Budget `yaml:"budget"`
	// Pipeline is what the pipelines of all services have in common.
	Pipeline Pipelines `yaml:"pipeline"`
	// Services is where the services stand: a path pattern, a list of them, or the services themselves by name.
	Services raw `yaml:"services" jsonschema:"required"`
}

// stage is an environment as it is written.
type stage struct {
	// Account is the AWS account id of 12 digits.
	Account string `yaml:"account" jsonschema:"required,example=111111111111"`
	// Region is an AWS region. Default: the fleet's.
	Region string `yaml:"region" jsonschema:"example=us-east-1"`
	// Domain is the DNS name that public services are reached under.
	Domain string `yaml:"domain" jsonschema:"required,example=dev.example.com"`
	// Approval says whether a person must approve before something goes live: required or none. Default: none.
	Approval approval `yaml:"approval"`
	// Role is the ARN of an IAM role that flota assumes to work in the account. Default: none, and the credentials at hand are the account's own.
	Role string `yaml:"role" jsonschema:"example=arn:aws:iam::111111111111:role/deployer"`
	// Base overrides parts of the fleet's base.
	Base Base `yaml:"base"`
}

// approval is a bool that is written in a word.
type approval bool

// raw is a part of the manifest that is decoded later, because its form tells what it is.
type raw struct{ *node }

// serviceFile is service.yaml as it is written.
type serviceFile struct {
	Service `yaml:",inline"`
	// Environments overrides parts of the service, by the environment's name.
	Environments map[string]Service `yaml:"environments"`
}
