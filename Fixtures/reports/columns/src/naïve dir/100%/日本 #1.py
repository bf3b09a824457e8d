db.commit()  # behind a byte order mark
print("🙂"); db.commit()
print("日本語"); db.commit()
print("éé"); db.commit()
	if x:		db.commit()