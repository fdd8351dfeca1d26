package store

// NextRevision returns the number of a task definition family's next revision,
// from 1. Revisions are never used twice, deregistered ones neither
// (RegisterTaskDefinition), whichever door of the sandbox registers them.
func (s *Store) NextRevision(account, region, family string) (int, error) {
	return s.Next(account, "task-definition/"+region+"/"+family)
}
