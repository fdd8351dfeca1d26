package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func open(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func service(id string) Key {
	return Key{Account: "111111111111", Region: "us-east-1", Type: "aws_ecs_service", ID: id}
}

func TestCreateUpdateDelete(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	k := service("orders")
	if err := s.Create(k, Attributes{"name": "orders", "desired_count": 2}); err != nil {
		t.Fatal(err)
	}
	if err := s.Create(k, Attributes{}); !errors.Is(err, ErrExists) {
		t.Errorf("second create: %v, want ErrExists", err)
	}
	err := s.Update(k, func(a Attributes) error { a["desired_count"] = 4; return nil })
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Get(k)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Attributes{"name": "orders", "desired_count": 4.0}, got.Attributes); diff != "" {
		t.Error(diff)
	}
	if err := s.Delete(k); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Get(k); !errors.Is(err, ErrNotFound) {
		t.Errorf("get after delete: %v, want ErrNotFound", err)
	}
	if err := s.Delete(k); !errors.Is(err, ErrNotFound) {
		t.Errorf("second delete: %v, want ErrNotFound", err)
	}
}

func TestFailedUpdateWritesNothing(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	k := service("orders")
	if err := s.Put(k, Attributes{"n": 1.0}); err != nil {
		t.Fatal(err)
	}
	boom := errors.New("boom")
	if err := s.Update(k, func(a Attributes) error { a["n"] = 2.0; return boom }); !errors.Is(err, boom) {
		t.Fatalf("update: %v", err)
	}
	got, _ := s.Get(k)
	if got.Attributes["n"] != 1.0 {
		t.Errorf("n = %v after a failed update", got.Attributes["n"])
	}
}

func TestConcurrentUpdatesAreOneAfterTheOther(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	k := service("orders")
	if err := s.Put(k, Attributes{"n": 0.0}); err != nil {
		t.Fatal(err)
	}
	const writers, each = 8, 20
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for range each {
				if err := s.Update(k, func(a Attributes) error { a["n"] = a["n"].(float64) + 1; return nil }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	got, _ := s.Get(k)
	if got.Attributes["n"] != float64(writers*each) {
		t.Errorf("n = %v, want %d", got.Attributes["n"], writers*each)
	}
}

func TestSurvivesReopening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	rapid.Check(t, func(t *rapid.T) {
		os.Remove(path)
		s, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]Attributes{}
		for _, id := range rapid.SliceOfN(rapid.StringMatching(`[a-z|]{1,5}`), 0, 20).Draw(t, "ids") {
			if rapid.Bool().Draw(t, "delete") {
				s.Delete(service(id))
				delete(want, id)
				continue
			}
			a := Attributes{"v": rapid.String().Draw(t, "v")}
			if err := s.Put(service(id), a); err != nil {
				t.Fatal(err)
			}
			want[id] = a
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if s, err = Open(path); err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		got := map[string]Attributes{}
		for _, r := range s.List("aws_ecs_service", "", "") {
			got[r.ID] = r.Attributes
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestDamagedFileIsReportedAndKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	damaged := []byte("this was a store once")
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); !errors.Is(err, ErrCorrupt) {
		t.Errorf("open: %v, want ErrCorrupt", err)
	}
	if got, _ := os.ReadFile(path); !cmp.Equal(got, damaged) {
		t.Error("the damaged file was changed")
	}
}

func TestOneProcessAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	open(t, path)
	if _, err := Open(path); !errors.Is(err, ErrInUse) {
		t.Errorf("second open: %v, want ErrInUse", err)
	}
}

func TestWatchSeesLastStateOfEachKey(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	seen := make(chan Change, 100)
	s.Watch(ctx, func(c Change) { seen <- c }, "aws_ecs_service")
	if err := s.Put(Key{Type: "aws_lb", ID: "other"}, Attributes{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Put(service("a"), Attributes{}); err != nil {
		t.Fatal(err)
	}
	if c := <-seen; c.Key != service("a") || c.Deleted {
		t.Errorf("first change: %+v", c)
	}
	if err := s.Delete(service("a")); err != nil {
		t.Fatal(err)
	}
	if c := <-seen; c.Key != service("a") || !c.Deleted {
		t.Errorf("second change: %+v", c)
	}
}

func TestNextCounts(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	for want := 1; want <= 3; want++ {
		if got, err := s.Next("111111111111", "task-definition/orders"); err != nil || got != want {
			t.Errorf("Next = %d, %v; want %d", got, err, want)
		}
	}
}

func TestModifyKeepsWhatTheViewDoesNotKnow(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	k := service("orders")
	if err := s.Put(k, Attributes{"name": "orders", "launch_type": "FARGATE", "deployment_configuration": []any{map[string]any{"bake_time_in_minutes": "5", "later": "x"}}}); err != nil {
		t.Fatal(err)
	}
	err := Modify(s, k, func(v *Service) error {
		if v.Configuration[0].BakeTime != 5 {
			t.Errorf("bake time %v, want 5", v.Configuration[0].BakeTime)
		}
		v.DesiredCount = 3
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	got, _ := s.Get(k)
	block := got.Attributes["deployment_configuration"].([]any)[0].(map[string]any)
	if block["later"] != "x" || got.Attributes["launch_type"] != "FARGATE" || got.Attributes["desired_count"] != 3.0 {
		t.Errorf("attributes: %v", got.Attributes)
	}
}
