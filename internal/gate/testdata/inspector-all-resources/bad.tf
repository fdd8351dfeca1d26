resource "aws_inspector2_enabler" "bad_part" {
  account_ids    = ["111111111111"]
  resource_types = ["EC2"]
}
