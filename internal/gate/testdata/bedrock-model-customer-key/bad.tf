resource "aws_bedrock_custom_model" "bad" {
  custom_model_name     = "orders"
  job_name              = "orders"
  base_model_identifier = "amazon.titan-text-express-v1"
  role_arn              = "arn:aws:iam::111111111111:role/orders"
  hyperparameters       = {}
  output_data_config {
    s3_uri = "s3://orders"
  }
  training_data_config {
    s3_uri = "s3://orders"
  }
}

resource "aws_bedrock_custom_model" "bad_2" {
  custom_model_name     = "orders"
  job_name              = "orders"
  base_model_identifier = "amazon.titan-text-express-v1"
  role_arn              = "arn:aws:iam::111111111111:role/orders"
  hyperparameters       = {}
  output_data_config {
    s3_uri = "s3://orders"
  }
  training_data_config {
    s3_uri = "s3://orders"
  }
  custom_model_kms_key_id = "alias/aws/orders"
}
