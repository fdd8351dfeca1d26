package database

import (
	"path/filepath"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

const (
	instanceType = "aws_db_instance"
	clusterType  = "aws_rds_cluster"
	// memberType are the instances of clusters. They share the cluster's server.
	memberType = "aws_rds_cluster_instance"
)

// declared is what Terraform says of a database, whichever type it has.
type declared struct {
	identifier string
	folder     string // below the manager's
	engine     string
	user       string
	password   string // empty where a secret has it
	database   string
	secret     store.Key // of the password that RDS keeps; its ID is empty where it keeps none
}

// served reports whether the engine speaks PostgreSQL's protocol.
func (d declared) served() bool { return d.engine == "postgres" || d.engine == "aurora-postgresql" }

// managed is what both types say of the secret.
type managed []struct {
	ARN string `json:"secret_arn"`
}

func (m managed) key(of store.Key) store.Key {
	key := store.Key{Account: of.Account, Region: of.Region, Type: store.TypeSecretVersion}
	for _, s := range m {
		key.ID = s.ARN
	}
	return key
}

func declare(rec store.Record) (declared, error) {
	if rec.Type == clusterType {
		return declareCluster(rec)
	}
	v, err := store.Decode[struct {
		Identifier string  `json:"identifier"`
		Engine     string  `json:"engine"`
		Username   string  `json:"username"`
		Password   string  `json:"password"`
		DBName     string  `json:"db_name"`
		Secret     managed `json:"master_user_secret"`
	}](rec)
	return declared{
		identifier: v.Identifier, folder: filepath.Join(rec.Account, v.Identifier), engine: v.Engine,
		user: v.Username, password: v.Password, database: v.DBName, secret: v.Secret.key(rec.Key),
	}, err
}

func declareCluster(rec store.Record) (declared, error) {
	v, err := store.Decode[struct {
		Identifier string  `json:"cluster_identifier"`
		Engine     string  `json:"engine"`
		Username   string  `json:"master_username"`
		Password   string  `json:"master_password"`
		DBName     string  `json:"database_name"`
		Secret     managed `json:"master_user_secret"`
	}](rec)
	return declared{
		// An instance may have the same identifier, but none with a dot.
		identifier: v.Identifier, folder: filepath.Join(rec.Account, "cluster."+v.Identifier), engine: v.Engine,
		user: v.Username, password: v.Password, database: v.DBName, secret: v.Secret.key(rec.Key),
	}, err
}

// answers reports whether a database is reached under a host's name: that of
// the instance, or those of the cluster, its readers and its instances.
func (m *Manager) answers(key store.Key, host string) bool {
	rec, err := m.cfg.Store.Get(key)
	if err != nil {
		return false
	}
	for _, name := range []string{"address", "endpoint", "reader_endpoint"} {
		if rec.Attributes[name] == host {
			return true
		}
	}
	if key.Type != clusterType {
		return false
	}
	for _, member := range m.cfg.Store.List(memberType, key.Account, key.Region) {
		of, _ := member.Attributes["cluster_identifier"].(string)
		if of == key.ID && member.Attributes["endpoint"] == host {
			return true
		}
	}
	return false
}

// hostOf takes the port off an endpoint.
func hostOf(endpoint string) string {
	host, _, _ := strings.Cut(endpoint, ":")
	return host
}
