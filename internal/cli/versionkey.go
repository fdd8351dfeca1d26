package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"

	"flota.dev/flota/internal/ledger"
)

// versionKey is the object of the state bucket that holds the key of the versions.
const versionKey = "parameters/key"

// keyIn reads the key, and makes it where there is none. Of many who make one at once the first wins.
func keyIn(bucket ledger.Store) func(context.Context) ([]byte, error) {
	var mu sync.Mutex
	var known []byte
	return func(ctx context.Context) ([]byte, error) {
		mu.Lock()
		defer mu.Unlock()
		if known != nil {
			return known, nil
		}
		there, err := bucket.Get(ctx, versionKey)
		if err != nil && made(ctx, bucket, &err) {
			there, err = bucket.Get(ctx, versionKey)
		}
		if err == nil && len(there) == 0 {
			err = errors.New("it is empty")
		}
		if err != nil {
			return nil, fmt.Errorf("read the key of the parameters' versions: %w", err)
		}
		known = there
		return known, nil
	}
}

// made makes a key after one could not be read, and reports whether it is worth
// another look. Any error may mean that there is none: to who may not list the
// bucket, as a pipeline's step, S3 answers AccessDenied for an object that is not
// there (API: GetObject). Where a key is there all the same, why stays what it was.
func made(ctx context.Context, bucket ledger.Store, why *error) bool {
	err := bucket.Put(ctx, versionKey, []byte(rand.Text()+rand.Text()), true)
	if errors.Is(*why, ledger.ErrNotFound) && err != nil && !errors.Is(err, ledger.ErrExists) {
		*why = fmt.Errorf("there is none, and it cannot be kept: %w", err)
		return false
	}
	return err == nil || errors.Is(*why, ledger.ErrNotFound)
}
