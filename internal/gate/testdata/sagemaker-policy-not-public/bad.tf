resource "aws_sagemaker_model_package_group_policy" "bad" {
  model_package_group_name = "orders"
  resource_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sagemaker:DescribeModelPackage"
      Resource  = "arn:aws:sagemaker:us-east-1:111122223333:model-package-group/orders"
    }]
  })
}

resource "aws_sagemaker_model_package_group_policy" "bad_accounts" {
  model_package_group_name = "orders"
  resource_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["sagemaker:DescribeModelPackage", "sagemaker:List*"]
      Resource  = "arn:aws:sagemaker:us-east-1:111122223333:model-package-group/orders"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}
