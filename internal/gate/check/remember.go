package check

// Remember returns what a function makes of a world, made once for a key: what
// many checks read out of the same resources is read once. Keys are compared
// with ==, and are best of a type of the caller's own. The function must not
// ask for its own key.
func Remember[T any](w *World, key any, make func() T) T {
	w.mu.Lock()
	if w.memories == nil {
		w.memories = map[any]any{}
	}
	v, ok := w.memories[key]
	w.mu.Unlock()
	if ok {
		return v.(T)
	}
	made := make()
	w.mu.Lock()
	defer w.mu.Unlock()
	if v, ok := w.memories[key]; ok {
		return v.(T)
	}
	w.memories[key] = made
	return made
}
