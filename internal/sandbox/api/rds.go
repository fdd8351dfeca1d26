package api

import "context"

// rds is Amazon Relational Database Service, for reading.
func (a *API) rds() *service {
	s := newService("rds", "", "http://rds.amazonaws.com/doc/2014-10-31/")
	handle(s, "DescribeDBInstances", a.describeDBInstances)
	handle(s, "DescribeDBClusters", a.describeDBClusters)
	return s
}

// dbInstance is a view of aws_db_instance.
type dbInstance struct {
	ARN          string       `json:"arn"`
	Identifier   string       `json:"identifier"`
	Class        string       `json:"instance_class"`
	Engine       string       `json:"engine"`
	Version      string       `json:"engine_version_actual"`
	Asked        string       `json:"engine_version"`
	Status       string       `json:"status"`
	User         string       `json:"username"`
	Name         string       `json:"db_name"`
	Address      string       `json:"address"`
	Port         int          `json:"port"`
	Storage      int          `json:"allocated_storage"`
	MultiAZ      bool         `json:"multi_az"`
	Encrypted    bool         `json:"storage_encrypted"`
	Key          string       `json:"kms_key_id"`
	Public       bool         `json:"publicly_accessible"`
	BackupDays   int          `json:"backup_retention_period"`
	Protected    bool         `json:"deletion_protection"`
	IAM          bool         `json:"iam_database_authentication_enabled"`
	MasterSecret masterSecret `json:"master_user_secret"`
}

// masterSecret is the secret of the master user's password, where RDS keeps it.
type masterSecret []struct {
	ARN    string `json:"secret_arn"`
	Status string `json:"secret_status"`
	Key    string `json:"kms_key_id"`
}

func (m masterSecret) output() *dbSecret {
	for _, s := range m {
		return &dbSecret{ARN: s.ARN, Status: s.Status, Key: s.Key}
	}
	return nil
}

type describeDBInstancesInput struct {
	Identifier string `json:"DBInstanceIdentifier"`
	MaxRecords int
	Marker     string
}

type describeDBInstancesOutput struct {
	Instances []dbInstanceOutput `json:"DBInstances" xml:"DBInstance"`
	Marker    string             `json:",omitempty"`
}

type dbInstanceOutput struct {
	ARN        string `json:"DBInstanceArn"`
	Identifier string `json:"DBInstanceIdentifier"`
	Class      string `json:"DBInstanceClass"`
	Engine     string
	Version    string `json:"EngineVersion"`
	Status     string `json:"DBInstanceStatus"`
	User       string `json:"MasterUsername"`
	Name       string `json:"DBName,omitempty"`
	Endpoint   dbEndpoint
	Storage    int `json:"AllocatedStorage"`
	MultiAZ    bool
	Encrypted  bool      `json:"StorageEncrypted"`
	Key        string    `json:"KmsKeyId,omitempty"`
	Public     bool      `json:"PubliclyAccessible"`
	BackupDays int       `json:"BackupRetentionPeriod"`
	Protected  bool      `json:"DeletionProtection"`
	IAM        bool      `json:"IAMDatabaseAuthenticationEnabled"`
	Secret     *dbSecret `json:"MasterUserSecret,omitempty"`
	Cluster    string    `json:"DBClusterIdentifier,omitempty"`
}

type dbEndpoint struct {
	Address string
	Port    int
}

type dbSecret struct {
	ARN    string `json:"SecretArn"`
	Status string `json:"SecretStatus"`
	Key    string `json:"KmsKeyId,omitempty"`
}

func (v dbInstance) output() dbInstanceOutput {
	out := dbInstanceOutput{
		ARN: v.ARN, Identifier: v.Identifier, Class: v.Class, Engine: v.Engine, Version: v.Version, Status: v.Status,
		User: v.User, Name: v.Name, Endpoint: dbEndpoint{Address: v.Address, Port: v.Port}, Storage: v.Storage,
		MultiAZ: v.MultiAZ, Encrypted: v.Encrypted, Key: v.Key, Public: v.Public, BackupDays: v.BackupDays, Protected: v.Protected,
		IAM: v.IAM, Secret: v.MasterSecret.output(),
	}
	if out.Version == "" {
		out.Version = v.Asked
	}
	return out
}

// describeDBInstances tells of instances by themselves, then of those of clusters.
func (a *API) describeDBInstances(_ context.Context, c caller, in describeDBInstancesInput) (out describeDBInstancesOutput, err error) {
	alone, err := list[dbInstance](a, c, "aws_db_instance")
	if err != nil {
		return out, err
	}
	all := make([]dbInstanceOutput, 0, len(alone))
	for _, v := range alone {
		all = append(all, v.output())
	}
	members, err := list[dbMember](a, c, typeMember)
	if err != nil {
		return out, err
	}
	for _, v := range members {
		all = append(all, v.output())
	}
	if in.Identifier != "" {
		byName := func(v dbInstanceOutput) string { return v.Identifier }
		if all, err = pick(all, []string{in.Identifier}, byName, "DBInstanceNotFound", "DBInstance %s not found."); err != nil {
			return out, err
		}
	}
	out.Instances, out.Marker, err = page(all, in.MaxRecords, 100, in.Marker)
	return out, err
}
