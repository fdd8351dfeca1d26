variable "bypass_policy_lockout_safety_check" {
  default = true
}

resource "aws_kms_key" "bad" {
  bypass_policy_lockout_safety_check = var.bypass_policy_lockout_safety_check
}
