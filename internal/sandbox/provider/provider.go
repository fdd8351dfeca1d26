// Package provider answers for the Terraform provider hashicorp/aws, with the
// sandbox's store in the place of AWS. Its schemas are the real provider's; what
// the sandbox knows of a resource type beyond them (ids, ARNs, defaults, what
// forces a replacement, what AWS rejects) stands in one table a service.
package provider

import (
	"bytes"
	_ "embed"
	"sync"

	"flota.dev/flota/internal/sandbox/provider/schema"
	"flota.dev/flota/internal/sandbox/store"
)

//go:generate go run ../../../tools/awsschema -types ../../../tools/awsschema/types.txt -out schema.json.gz

//go:embed schema.json.gz
var schemaFile []byte

// Schema returns the schema that the sandbox serves. It is read once; callers must not change it.
var Schema = sync.OnceValues(func() (*schema.Set, error) {
	set, err := schema.Read(bytes.NewReader(schemaFile))
	if err == nil {
		markSensitive(set)
	}
	return set, err
})

// Buckets is where S3 keeps objects. A bucket that is there although Terraform
// never made it can be imported.
type Buckets interface {
	Create(name string) error
	// Delete removes a bucket with all that is in it.
	Delete(name string) error
	Exists(name string) bool
	// Empty says whether a bucket holds no objects.
	Empty(name string) (bool, error)
}

// Options are what the provider needs of the rest of the sandbox. The zero value works.
type Options struct {
	// Buckets holds the objects of aws_s3_bucket; nil keeps records only.
	Buckets Buckets
	// AwaitDatabases makes the creation of a database wait until the data plane
	// sets the record's status to available. Without it, the provider sets it at once.
	AwaitDatabases bool
}

// Provider is the provider's server. It is safe for use by many Terraform processes at once.
type Provider struct {
	unsupported
	store   *store.Store
	options Options
	schema  *schema.Set
	// making holds a mutex for each account and type that has names to give.
	making sync.Map
}

// New returns a provider on st.
func New(st *store.Store, o Options) (*Provider, error) {
	set, err := Schema()
	if err != nil {
		return nil, err
	}
	return &Provider{store: st, options: o, schema: set}, nil
}
