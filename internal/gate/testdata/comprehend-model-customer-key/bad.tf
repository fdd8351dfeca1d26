resource "aws_comprehend_entity_recognizer" "bad" {
  name                 = "orders"
  data_access_role_arn = "arn:aws:iam::111111111111:role/orders"
  language_code        = "en"
  input_data_config {
    entity_types {
      type = "ORDER"
    }
    documents {
      s3_uri = "s3://orders"
    }
  }
}

resource "aws_comprehend_entity_recognizer" "bad_2" {
  name                 = "orders"
  data_access_role_arn = "arn:aws:iam::111111111111:role/orders"
  language_code        = "en"
  input_data_config {
    entity_types {
      type = "ORDER"
    }
    documents {
      s3_uri = "s3://orders"
    }
  }
  model_kms_key_id = "alias/aws/orders"
}
