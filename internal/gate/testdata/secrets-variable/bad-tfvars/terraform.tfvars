bad_db_password = "mango-split-9"
