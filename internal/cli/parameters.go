package cli

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"sync"

	"flota.dev/flota/internal/cloud"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/hcp"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/stack"
)

// parameters is provision.Parameters on HCP Terraform. Values pass through this
// process only; what is kept of them is a number.
type parameters struct {
	fleet  *fleet.Fleet
	client func() (*hcp.Client, error)
	key    func(context.Context) ([]byte, error)
}

// parameters returns where the values of a service's parameters come from, or nil if nothing does.
func (p *project) parameters(bucket *cloud.Bucket) provision.Parameters {
	from := p.fleet.Parameters.HCP
	if from == nil {
		return nil
	}
	return &parameters{
		fleet: p.fleet,
		client: sync.OnceValues(func() (*hcp.Client, error) {
			token, err := hcp.FindToken(from.Address)
			if err != nil {
				return nil, err
			}
			return hcp.New(from.Address, from.Organization, token)
		}),
		key: keyIn(bucket),
	}
}

// Of returns the values that a stack writes into parameters.
func (p *parameters) Of(ctx context.Context, i stack.Instance) (stack.Parameters, error) {
	var out stack.Parameters
	s, ok := p.fleet.Service(i.Environment, i.Service)
	if !ok || i.Kind != stack.ServiceEnvironment || len(s.HCPNames()) == 0 {
		return out, nil
	}
	client, err := p.client()
	if err != nil {
		return out, err
	}
	values, err := client.Values(ctx, p.fleet.Parameters.HCP.WorkspaceOf(i.Environment), s.HCPNames())
	if err != nil {
		return out, fmt.Errorf("%s: %w", i.ID, err)
	}
	key, err := p.key(ctx)
	if err != nil {
		return out, err
	}
	out.Values, out.Versions = values, map[string]int64{}
	for name, value := range values {
		out.Versions[name] = versionOf(key, i.ID+"/"+name, value)
	}
	return out, nil
}

// versionOf is a number that another value changes. Without the key it tells
// nothing about the value, not even by trying. It has 48 bits: Terraform's
// numbers in JSON are exact up to 53.
func versionOf(key []byte, name, value string) int64 {
	h := hmac.New(sha256.New, key)
	fmt.Fprintf(h, "%s\x00%s", name, value)
	return 1 + int64(binary.BigEndian.Uint64(h.Sum(nil))>>16)
}
