resource "aws_inspector2_enabler" "all" {
  account_ids    = ["111111111111"]
  resource_types = ["EC2", "ECR", "LAMBDA", "LAMBDA_CODE"]
}
