package store

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// Number is a number that Terraform's schema keeps as text, such as aws_lb_target_group's deregistration_delay.
type Number float64

// UnmarshalJSON reads a number, a number in quotes, or nothing (zero).
func (n *Number) UnmarshalJSON(raw []byte) error {
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		return err
	}
	switch v := v.(type) {
	case nil:
		*n = 0
	case float64:
		*n = Number(v)
	case string:
		if v == "" {
			*n = 0
			return nil
		}
		f, err := strconv.ParseFloat(v, 64)
		if err != nil {
			return fmt.Errorf("%q is not a number", v)
		}
		*n = Number(f)
	default:
		return fmt.Errorf("%s is not a number", raw)
	}
	return nil
}

// MarshalJSON writes text, as Terraform's schema has it.
func (n Number) MarshalJSON() ([]byte, error) {
	return json.Marshal(strconv.FormatFloat(float64(n), 'f', -1, 64))
}
