module "lambda" {
  source                 = "terraform-aws-modules/lambda/aws"
  version                = "7.2.0"
  function_name          = "orders"
  dead_letter_target_arn = "arn:aws:sqs:us-east-1:111111111111:dead"
}
