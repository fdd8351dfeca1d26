package fleet

// The engines of databases.
const (
	Postgres       = "postgres"
	AuroraPostgres = "aurora_postgres"
)

// Database is one RDS instance, or one Aurora cluster.
type Database struct {
	// Engine is the kind of database: a PostgreSQL instance, or an Aurora cluster. Default: postgres.
	Engine string `yaml:"engine" jsonschema:"default=postgres,enum=postgres,enum=aurora_postgres"`
	// Version is the engine's major version. Default: 16.
	Version string `yaml:"version" jsonschema:"default=16"`
	// Class is the RDS instance class. Default: db.t4g.micro, or db.t4g.medium for Aurora.
	Class string `yaml:"class" jsonschema:"example=db.t4g.medium"`
	// Capacity makes an Aurora cluster serverless, within limits. Default: instances of the class.
	Capacity *Capacity `yaml:"capacity"`
	// Replicas is how many instances of an Aurora cluster read beside the one that writes. Default: 0, or 1 with multi_az.
	Replicas int `yaml:"replicas" jsonschema:"minimum=0,maximum=15"`
	// StorageGB is the disk in gibibytes; Aurora's grows by itself. Default: 20.
	StorageGB int `yaml:"storage_gb" jsonschema:"default=20,minimum=20,maximum=65536"`
	// MultiAZ keeps a standby in a second zone. Default: false.
	MultiAZ bool `yaml:"multi_az" jsonschema:"default=false"`
	// BackupDays is for how many days daily backups are kept. Default: 7.
	BackupDays int `yaml:"backup_days" jsonschema:"default=7,minimum=1,maximum=35"`
	// RotateDays is after how many days RDS changes the password; then release the services that use it. Default: 365.
	RotateDays int `yaml:"rotate_days" jsonschema:"default=365,minimum=1,maximum=1000"`
}

// Capacity is what a serverless cluster may take, in Aurora capacity units of 2 GiB.
type Capacity struct {
	// Min is the least, in halves; 0 pauses a cluster that nobody used for an hour. Default: 0.5.
	Min Units `yaml:"min" jsonschema:"default=0.5"`
	// Max is the most, in halves, from 1 to 256. Default: 2.
	Max Units `yaml:"max" jsonschema:"default=2"`
}

// Units are Aurora capacity units, in halves.
type Units float64

// Bucket is one S3 bucket for the services' data.
type Bucket struct {
	// Versioned keeps the old versions of objects. Default: true.
	Versioned bool `yaml:"versioned" jsonschema:"default=true"`
	// ExpireDays is after how many days an object is deleted; 0 keeps it for ever. Default: 0.
	ExpireDays int `yaml:"expire_days" jsonschema:"default=0,minimum=0"`
	// TierDays is after how many days S3 moves what nobody reads to cheaper storage (Intelligent-Tiering); 0 never does. Default: 0.
	TierDays int `yaml:"tier_days" jsonschema:"default=0,minimum=0"`
	// LockDays is for how many days no version of an object can be deleted; 0 locks nothing. Default: 0.
	LockDays int `yaml:"lock_days" jsonschema:"default=0,minimum=0,maximum=36500"`
	// Replicate is another region that gets a copy of every object. Default: none.
	Replicate string `yaml:"replicate" jsonschema:"example=eu-west-1"`
}

// ManagedSecret is one secret in Secrets Manager, named <fleet>-<env>-<name>. The manifest has no value of it.
type ManagedSecret struct {
	// Description is what it is for, as the console shows it. Default: its name.
	Description string `yaml:"description" short:"alone"`
	// RotateDays is after how many days a function makes a new value. Default: 0, never.
	RotateDays int `yaml:"rotate_days" jsonschema:"default=0,minimum=0,maximum=1000"`
	// RotateBy is the ARN of the Lambda function that does, with a role named <fleet>-<env>-….
	RotateBy string `yaml:"rotate_by" jsonschema:"example=arn:aws:lambda:us-east-1:111111111111:function:rotate"`
}
