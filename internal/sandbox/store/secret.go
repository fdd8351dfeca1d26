package store

import (
	"errors"
	"slices"
	"time"
)

// TypeSecretVersion names the records of secrets' values; their ID is the secret's ARN.
const TypeSecretVersion = "secret_version"

// The stages that Secrets Manager itself moves between a secret's versions
// (User Guide, "What's in a Secrets Manager secret?").
const (
	StageCurrent  = "AWSCURRENT"
	StagePrevious = "AWSPREVIOUS"
	StagePending  = "AWSPENDING"
)

// ErrOtherValue says that a version is there with another value.
var ErrOtherValue = errors.New("the version has another value")

// SecretValues is a view of the versions of one secret: the current one in
// plain sight, since nearly everybody asks for that, the others beside it.
type SecretValues struct {
	Value   string          `json:"secret_string,omitempty"`
	Version string          `json:"version_id,omitempty"` // empty where no version is current
	Stages  []string        `json:"stages,omitempty"`     // of the current version, beyond StageCurrent
	Others  []SecretVersion `json:"others,omitempty"`
	// ChangedAt is when the current version became so.
	ChangedAt time.Time `json:"changed_at,omitzero"`
}

// SecretVersion is a value that a secret has or had, and the stages that lead to it.
type SecretVersion struct {
	Version string   `json:"version_id"`
	Value   string   `json:"secret_string"`
	Stages  []string `json:"stages"`
}

// Versions lists all versions, the current one first.
func (s *SecretValues) Versions() []SecretVersion {
	var all []SecretVersion
	if s.Version != "" {
		all = append(all, SecretVersion{s.Version, s.Value, append([]string{StageCurrent}, s.Stages...)})
	}
	for _, v := range s.Others {
		all = append(all, SecretVersion{v.Version, v.Value, slices.Clone(v.Stages)})
	}
	return all
}

// Find returns the version of an id, that of a stage, or, where both are
// given, one that has both. Neither means the current one.
func (s *SecretValues) Find(version, stage string) (SecretVersion, bool) {
	if version == "" && stage == "" {
		stage = StageCurrent
	}
	for _, v := range s.Versions() {
		if (version == "" || v.Version == version) && (stage == "" || slices.Contains(v.Stages, stage)) {
			return v, true
		}
	}
	return SecretVersion{}, false
}

// Put adds a version and moves the stages to it; none means StageCurrent. The
// same version with the same value changes nothing but stages; with another
// value it is ErrOtherValue.
func (s *SecretValues) Put(version, value string, stages ...string) error {
	if len(stages) == 0 {
		stages = []string{StageCurrent}
	}
	have, there := s.Find(version, "")
	switch {
	case there && have.Value != value:
		return ErrOtherValue
	case !there:
		s.Others = append(s.Others, SecretVersion{Version: version, Value: value})
	}
	for _, stage := range stages {
		s.move(stage, version)
	}
	s.forget()
	return nil
}

// Move takes a stage from the version that has it to another; an empty version
// only takes it off. What no stage leads to is forgotten.
func (s *SecretValues) Move(stage, version string) {
	s.move(stage, version)
	s.forget()
}

func (s *SecretValues) move(stage, version string) {
	all := s.Versions()
	before := ""
	for i := range all {
		if at := slices.Index(all[i].Stages, stage); at >= 0 && all[i].Version != version {
			before = all[i].Version
			all[i].Stages = slices.Delete(all[i].Stages, at, at+1)
		}
		if all[i].Version == version && !slices.Contains(all[i].Stages, stage) {
			all[i].Stages = append(all[i].Stages, stage)
		}
	}
	s.set(all)
	if stage == StageCurrent && before != "" && version != "" {
		s.move(StagePrevious, before)
	}
}

// set takes the list of Versions over.
func (s *SecretValues) set(all []SecretVersion) {
	last := s.Version
	s.Value, s.Version, s.Stages, s.Others = "", "", nil, nil
	for _, v := range all {
		if at := slices.Index(v.Stages, StageCurrent); at >= 0 {
			s.Value, s.Version, s.Stages = v.Value, v.Version, slices.Delete(v.Stages, at, at+1)
			continue
		}
		s.Others = append(s.Others, v)
	}
	if s.Version != last {
		s.ChangedAt = time.Now().UTC()
	}
}

func (s *SecretValues) forget() {
	s.Others = slices.DeleteFunc(s.Others, func(v SecretVersion) bool { return len(v.Stages) == 0 })
}

// ChangeSecret changes the versions of a secret, which may have none yet.
func ChangeSecret(s *Store, key Key, change func(*SecretValues) error) error {
	err := Modify(s, key, change)
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	var first SecretValues
	if err := change(&first); err != nil {
		return err
	}
	a, err := Encode(first)
	if err != nil {
		return errors.New("the secret cannot be stored") // the cause might quote it
	}
	if err = s.Create(key, a); errors.Is(err, ErrExists) {
		return Modify(s, key, change)
	}
	return err
}
