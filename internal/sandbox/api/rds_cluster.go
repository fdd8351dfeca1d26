package api

import (
	"cmp"
	"context"
)

const (
	typeCluster = "aws_rds_cluster"
	typeMember  = "aws_rds_cluster_instance"
)

// dbCluster is a view of aws_rds_cluster.
type dbCluster struct {
	ARN          string       `json:"arn"`
	Identifier   string       `json:"cluster_identifier"`
	Engine       string       `json:"engine"`
	Mode         string       `json:"engine_mode"`
	Version      string       `json:"engine_version_actual"`
	Status       string       `json:"status"`
	User         string       `json:"master_username"`
	Name         string       `json:"database_name"`
	Endpoint     string       `json:"endpoint"`
	Reader       string       `json:"reader_endpoint"`
	Port         int          `json:"port"`
	Encrypted    bool         `json:"storage_encrypted"`
	Key          string       `json:"kms_key_id"`
	BackupDays   int          `json:"backup_retention_period"`
	Protected    bool         `json:"deletion_protection"`
	IAM          bool         `json:"iam_database_authentication_enabled"`
	MasterSecret masterSecret `json:"master_user_secret"`
	Scaling      []struct {
		Min float64 `json:"min_capacity"`
		Max float64 `json:"max_capacity"`
	} `json:"serverlessv2_scaling_configuration"`
}

// dbMember is a view of aws_rds_cluster_instance.
type dbMember struct {
	ARN        string `json:"arn"`
	Identifier string `json:"identifier"`
	Cluster    string `json:"cluster_identifier"`
	Class      string `json:"instance_class"`
	Engine     string `json:"engine"`
	Version    string `json:"engine_version_actual"`
	Endpoint   string `json:"endpoint"`
	Port       int    `json:"port"`
	Writer     bool   `json:"writer"`
	Tier       int    `json:"promotion_tier"`
	Encrypted  bool   `json:"storage_encrypted"`
	Key        string `json:"kms_key_id"`
	Public     bool   `json:"publicly_accessible"`
}

func (v dbMember) output() dbInstanceOutput {
	return dbInstanceOutput{
		ARN: v.ARN, Identifier: v.Identifier, Class: v.Class, Engine: v.Engine, Version: v.Version, Status: "available",
		Endpoint: dbEndpoint{Address: v.Endpoint, Port: v.Port}, Encrypted: v.Encrypted, Key: v.Key, Public: v.Public, Cluster: v.Cluster,
	}
}

type describeDBClustersInput struct {
	Identifier string `json:"DBClusterIdentifier"`
	MaxRecords int
	Marker     string
}

type describeDBClustersOutput struct {
	Clusters []dbClusterOutput `json:"DBClusters" xml:"DBCluster"`
	Marker   string            `json:",omitempty"`
}

type dbClusterOutput struct {
	ARN        string `json:"DBClusterArn"`
	Identifier string `json:"DBClusterIdentifier"`
	Engine     string
	Mode       string           `json:"EngineMode"`
	Version    string           `json:"EngineVersion"`
	Status     string           `json:"Status"`
	User       string           `json:"MasterUsername"`
	Name       string           `json:"DatabaseName,omitempty"`
	Endpoint   string           `json:"Endpoint"`
	Reader     string           `json:"ReaderEndpoint"`
	Port       int              `json:"Port"`
	MultiAZ    bool             `json:"MultiAZ"`
	Encrypted  bool             `json:"StorageEncrypted"`
	Key        string           `json:"KmsKeyId,omitempty"`
	BackupDays int              `json:"BackupRetentionPeriod"`
	Protected  bool             `json:"DeletionProtection"`
	IAM        bool             `json:"IAMDatabaseAuthenticationEnabled"`
	Secret     *dbSecret        `json:"MasterUserSecret,omitempty"`
	Members    []dbMemberOutput `json:"DBClusterMembers" xml:"DBClusterMember"`
	Scaling    *dbScaling       `json:"ServerlessV2ScalingConfiguration,omitempty"`
}

type dbMemberOutput struct {
	Identifier string `json:"DBInstanceIdentifier"`
	Writer     bool   `json:"IsClusterWriter"`
	Tier       int    `json:"PromotionTier"`
	Parameters string `json:"DBClusterParameterGroupStatus"`
}

type dbScaling struct {
	Min float64 `json:"MinCapacity"`
	Max float64 `json:"MaxCapacity"`
}

// output tells of a cluster and its instances. One with a second instance has it in another zone.
func (v dbCluster) output(members []dbMember) dbClusterOutput {
	out := dbClusterOutput{
		ARN: v.ARN, Identifier: v.Identifier, Engine: v.Engine, Mode: v.Mode, Version: v.Version, Status: cmp.Or(v.Status, "available"),
		User: v.User, Name: v.Name, Endpoint: v.Endpoint, Reader: v.Reader, Port: v.Port, Encrypted: v.Encrypted, Key: v.Key,
		BackupDays: v.BackupDays, Protected: v.Protected, IAM: v.IAM, Secret: v.MasterSecret.output(),
	}
	for _, m := range members {
		if m.Cluster == v.Identifier {
			out.Members = append(out.Members, dbMemberOutput{Identifier: m.Identifier, Writer: m.Writer, Tier: m.Tier, Parameters: "in-sync"})
		}
	}
	out.MultiAZ = len(out.Members) > 1
	for _, s := range v.Scaling {
		out.Scaling = &dbScaling{Min: s.Min, Max: s.Max}
	}
	return out
}

func (a *API) describeDBClusters(_ context.Context, c caller, in describeDBClustersInput) (out describeDBClustersOutput, err error) {
	all, err := list[dbCluster](a, c, typeCluster)
	if err != nil {
		return out, err
	}
	if in.Identifier != "" {
		byName := func(v dbCluster) string { return v.Identifier }
		if all, err = pick(all, []string{in.Identifier}, byName, "DBClusterNotFoundFault", "DBCluster %s not found."); err != nil {
			return out, err
		}
	}
	members, err := list[dbMember](a, c, typeMember)
	if err != nil {
		return out, err
	}
	all, out.Marker, err = page(all, in.MaxRecords, 100, in.Marker)
	for _, v := range all {
		out.Clusters = append(out.Clusters, v.output(members))
	}
	return out, err
}
