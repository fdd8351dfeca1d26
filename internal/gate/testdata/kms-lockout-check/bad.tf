resource "aws_kms_key" "bad" {
  bypass_policy_lockout_safety_check = true
}
