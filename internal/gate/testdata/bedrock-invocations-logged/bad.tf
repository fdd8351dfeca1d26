resource "aws_bedrock_model_invocation_logging_configuration" "bad" {
  logging_config {
    text_data_delivery_enabled = true
  }
}

resource "aws_bedrock_model_invocation_logging_configuration" "bad_2" {
  logging_config {
    text_data_delivery_enabled = false
    s3_config {
      bucket_name = "orders"
    }
  }
}
