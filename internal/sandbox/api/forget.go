package api

import (
	"context"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/store"
)

// Run removes what belonged to log groups, repositories and keys that are deleted,
// until ctx ends: one that is made again under the same name must be empty, as on AWS.
// It copies the objects of buckets that are replicated, too.
func (a *API) Run(ctx context.Context) error {
	a.Store.Watch(ctx, a.forget, "aws_cloudwatch_log_group", "aws_ecr_repository", typeKMSKey)
	a.objects.copies.run(ctx)
	return nil
}

// forget leaves behind what it cannot remove; nothing but disk space is lost by that.
func (a *API) forget(c store.Change) {
	switch {
	case !c.Deleted:
	case c.Key.Type == "aws_cloudwatch_log_group":
		_ = a.Logs.Delete(logs.Group{Account: c.Key.Account, Region: c.Key.Region, Name: c.Key.ID})
	case c.Key.Type == "aws_ecr_repository":
		if _, found := a.repositoryRules(c.Key.ID); !found {
			_ = a.Registry.Delete(c.Key.ID)
		}
	case c.Key.Type == typeKMSKey:
		_ = a.Store.Delete(pairOf(c.Key))
	}
}
