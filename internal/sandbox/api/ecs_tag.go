package api

import (
	"context"
	"strings"

	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

// tagged is where Terraform keeps a resource's tags.
type tagged struct {
	Tags map[string]string `json:"tags"`
	All  map[string]string `json:"tags_all"`
}

// taggedKey finds the record of a cluster, service or task definition.
func (a *API) taggedKey(c caller, arn string) (store.Key, error) {
	part := strings.SplitN(arn, ":", 6)
	kind, _, _ := strings.Cut(part[len(part)-1], "/")
	typ, ok := map[string]string{"cluster": "aws_ecs_cluster", "service": "aws_ecs_service", "task-definition": deployer.TypeTaskDefinition}[kind]
	if !ok {
		return store.Key{}, failf("InvalidParameterException", "the sandbox keeps tags of clusters, services and task definitions only, not of %s", arn)
	}
	key := c.key(typ, arn)
	if _, err := a.Store.Get(key); err != nil {
		return key, failf("ResourceNotFoundException", "The specified resource wasn't found: %s", arn)
	}
	return key, nil
}

type tagECSInput struct {
	ARN  string   `json:"resourceArn"`
	Tags []ecsTag `json:"tags"`
}

func (a *API) tagECS(_ context.Context, c caller, in tagECSInput) (struct{}, error) {
	return struct{}{}, a.retag(c, in.ARN, func(tags map[string]string) {
		for _, t := range in.Tags {
			tags[t.Key] = t.Value
		}
	})
}

type untagECSInput struct {
	ARN  string   `json:"resourceArn"`
	Keys []string `json:"tagKeys"`
}

func (a *API) untagECS(_ context.Context, c caller, in untagECSInput) (struct{}, error) {
	return struct{}{}, a.retag(c, in.ARN, func(tags map[string]string) {
		for _, key := range in.Keys {
			delete(tags, key)
		}
	})
}

func (a *API) retag(c caller, arn string, change func(map[string]string)) error {
	key, err := a.taggedKey(c, arn)
	if err != nil {
		return err
	}
	return store.Modify(a.Store, key, func(r *tagged) error {
		for _, tags := range []*map[string]string{&r.Tags, &r.All} {
			if *tags == nil {
				*tags = map[string]string{}
			}
			change(*tags)
		}
		return nil
	})
}

type listECSTagsInput struct {
	ARN string `json:"resourceArn"`
}

type listECSTagsOutput struct {
	Tags []ecsTag `json:"tags"`
}

func (a *API) listECSTags(_ context.Context, c caller, in listECSTagsInput) (listECSTagsOutput, error) {
	key, err := a.taggedKey(c, in.ARN)
	if err != nil {
		return listECSTagsOutput{}, err
	}
	r, _, err := maybe[tagged](a, key)
	return listECSTagsOutput{ecsTags(r.All)}, err
}
