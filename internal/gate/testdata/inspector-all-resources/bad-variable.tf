variable "scan" {
  type    = list(string)
  default = ["ECR", "LAMBDA"]
}

resource "aws_inspector2_enabler" "bad_variable" {
  account_ids    = ["111111111111"]
  resource_types = var.scan
}
